/** Every word a buyer reads, in the four languages an order may name. `{name}` is filled in. */
import type { Order } from '../order/order.ts';

export type MailLanguage = Order['buyer']['language'];

export type MailKind =
  'shipped' | 'out_for_delivery' | 'available_for_pickup' | 'delivered' | 'problem';
/** What went wrong, as the buyer may be told it. */
export type Problem = 'attempt_failed' | 'exception' | 'returning' | 'lost';

export interface MailWords {
  readonly greeting: string;
  readonly kinds: Readonly<Record<MailKind, { readonly subject: string; readonly lead: string }>>;
  readonly problems: Readonly<Record<Problem, string>>;
  readonly carrier: string;
  readonly expected: string;
  readonly track: string;
  readonly parts: string;
  readonly closing: string;
}

export const MAIL_WORDS: Readonly<Record<MailLanguage, MailWords>> = {
  en: {
    greeting: 'Hello {name},',
    kinds: {
      shipped: {
        subject: 'Your order {reference} is on its way',
        lead: 'your order {reference} has left our warehouse.',
      },
      out_for_delivery: {
        subject: 'Your order {reference} arrives today',
        lead: 'the courier has your order {reference} on the vehicle and will deliver it today.',
      },
      available_for_pickup: {
        subject: 'Your order {reference} is ready to be collected',
        lead: 'the parcel of your order {reference} waits for you at a pickup point. Please collect it soon: what nobody collects is sent back. The tracking page says where and until when.',
      },
      delivered: {
        subject: 'Your order {reference} was delivered',
        lead: 'your order {reference} was delivered on {day}.',
      },
      problem: {
        subject: 'There is a problem with the delivery of your order {reference}',
        lead: 'something came in the way of your order {reference}.',
      },
    },
    problems: {
      attempt_failed:
        'The courier could not hand it over and will try again. Please see the tracking page for what you can choose.',
      exception: 'The carrier reports a problem. We are in touch with them and will see to it.',
      returning: 'The parcel is on its way back to us. The shop you bought from will contact you.',
      lost: 'The carrier cannot find the parcel. The shop you bought from will contact you about a replacement or a refund.',
    },
    carrier: 'Carrier: {carrier}, tracking number {number}',
    expected: 'Expected: {day}',
    track: 'Track your parcel',
    parts: 'This is part {n} of {count} of your order; the other parts come separately.',
    closing:
      'This message was sent automatically. Please contact the shop you bought from with any question.',
  },
  'zh-CN': {
    greeting: '{name}，您好：',
    kinds: {
      shipped: {
        subject: '您的订单 {reference} 已发货',
        lead: '您的订单 {reference} 已从仓库发出。',
      },
      out_for_delivery: {
        subject: '您的订单 {reference} 今日派送',
        lead: '您的订单 {reference} 已由快递员装车，将于今日派送。',
      },
      available_for_pickup: {
        subject: '您的订单 {reference} 已到自提点',
        lead: '您的订单 {reference} 的包裹已到自提点，请尽快领取，逾期未取将被退回。地点和期限请见物流页面。',
      },
      delivered: {
        subject: '您的订单 {reference} 已送达',
        lead: '您的订单 {reference} 已于 {day} 送达。',
      },
      problem: {
        subject: '您的订单 {reference} 派送遇到问题',
        lead: '您的订单 {reference} 在派送途中遇到问题。',
      },
    },
    problems: {
      attempt_failed: '快递员未能投递成功，将再次派送。您可在物流页面查看可选的处理方式。',
      exception: '承运商报告包裹异常，我们正在与其联系并处理。',
      returning: '包裹正在退回我们的仓库，您购买的店铺会与您联系。',
      lost: '承运商无法找到该包裹，您购买的店铺会就补发或退款与您联系。',
    },
    carrier: '承运商：{carrier}，运单号：{number}',
    expected: '预计送达：{day}',
    track: '查看物流',
    parts: '这是您订单的第 {n} 个包裹，共 {count} 个，其余包裹将分别送达。',
    closing: '此邮件由系统自动发送，如有疑问请联系您购买的店铺。',
  },
  fr: {
    greeting: 'Bonjour {name},',
    kinds: {
      shipped: {
        subject: 'Votre commande {reference} est en route',
        lead: 'votre commande {reference} a quitté notre entrepôt.',
      },
      out_for_delivery: {
        subject: 'Votre commande {reference} arrive aujourd’hui',
        lead: 'votre commande {reference} est dans le véhicule du livreur et sera livrée aujourd’hui.',
      },
      available_for_pickup: {
        subject: 'Votre commande {reference} est à retirer',
        lead: 'le colis de votre commande {reference} vous attend dans un point de retrait. Merci de le retirer rapidement : un colis non retiré est renvoyé. Le lieu et le délai figurent sur la page de suivi.',
      },
      delivered: {
        subject: 'Votre commande {reference} a été livrée',
        lead: 'votre commande {reference} a été livrée le {day}.',
      },
      problem: {
        subject: 'La livraison de votre commande {reference} rencontre un problème',
        lead: 'la livraison de votre commande {reference} rencontre un problème.',
      },
    },
    problems: {
      attempt_failed:
        'Le livreur n’a pas pu remettre le colis et fera une nouvelle tentative. Vos options figurent sur la page de suivi.',
      exception:
        'Le transporteur signale un problème. Nous sommes en contact avec lui et nous en occupons.',
      returning: 'Le colis nous est renvoyé. La boutique où vous avez acheté vous contactera.',
      lost: 'Le transporteur ne retrouve pas le colis. La boutique où vous avez acheté vous contactera pour un remplacement ou un remboursement.',
    },
    carrier: 'Transporteur : {carrier}, numéro de suivi {number}',
    expected: 'Livraison prévue : {day}',
    track: 'Suivre votre colis',
    parts: 'Ceci est le colis {n} sur {count} de votre commande ; les autres arrivent séparément.',
    closing:
      'Ce message est envoyé automatiquement. Pour toute question, contactez la boutique où vous avez acheté.',
  },
  es: {
    greeting: 'Hola, {name}:',
    kinds: {
      shipped: {
        subject: 'Su pedido {reference} está en camino',
        lead: 'su pedido {reference} ha salido de nuestro almacén.',
      },
      out_for_delivery: {
        subject: 'Su pedido {reference} llega hoy',
        lead: 'su pedido {reference} está en el vehículo de reparto y se entregará hoy.',
      },
      available_for_pickup: {
        subject: 'Su pedido {reference} está listo para recoger',
        lead: 'el paquete de su pedido {reference} le espera en un punto de recogida. Recójalo pronto: lo que nadie recoge se devuelve. El lugar y el plazo figuran en la página de seguimiento.',
      },
      delivered: {
        subject: 'Su pedido {reference} ha sido entregado',
        lead: 'su pedido {reference} se entregó el {day}.',
      },
      problem: {
        subject: 'Hay un problema con la entrega de su pedido {reference}',
        lead: 'ha surgido un problema con su pedido {reference}.',
      },
    },
    problems: {
      attempt_failed:
        'El repartidor no pudo entregarlo y lo intentará de nuevo. En la página de seguimiento verá qué opciones tiene.',
      exception:
        'El transportista informa de un problema. Estamos en contacto con él para resolverlo.',
      returning:
        'El paquete está volviendo a nosotros. La tienda donde compró se pondrá en contacto con usted.',
      lost: 'El transportista no encuentra el paquete. La tienda donde compró se pondrá en contacto con usted para reenviarlo o devolverle el dinero.',
    },
    carrier: 'Transportista: {carrier}, número de seguimiento {number}',
    expected: 'Entrega prevista: {day}',
    track: 'Seguir su paquete',
    parts: 'Este es el paquete {n} de {count} de su pedido; los demás llegan por separado.',
    closing:
      'Este mensaje se envía automáticamente. Si tiene alguna pregunta, contacte con la tienda donde compró.',
  },
};
