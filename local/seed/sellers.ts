/** Two sellers to try things with; the second shows that one never sees the other's goods. */
import { sellerSchema, type Seller } from '../../domain/seller/seller.ts';

export const SELLERS: readonly Seller[] = [
  {
    tenant: 'shenzhen-lumen',
    name: 'Shenzhen Lumen Technology Co., Ltd.',
    nameZh: '深圳流明科技有限公司',
    uscc: '91440300MA5FLUMN03',
    importerNumbers: { US: '83-1402957', CA: '123456789RM0001' },
    status: 'ACTIVE',
  },
  {
    tenant: 'ningbo-harbor',
    name: 'Ningbo Harbor Home Products Co., Ltd.',
    nameZh: '宁波海港家居用品有限公司',
    uscc: '91330201MA2GHARB7G',
    importerNumbers: {},
    status: 'ACTIVE',
  },
].map((seller) => sellerSchema.parse(seller));
