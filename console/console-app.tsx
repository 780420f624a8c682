import { I18nProvider } from '@cloudscape-design/components/i18n';
import english from '@cloudscape-design/components/i18n/messages/all.en';
import chinese from '@cloudscape-design/components/i18n/messages/all.zh-CN';
import { useEffect, useMemo, useState } from 'react';
import { createOperationsApi } from './api/operations-api.ts';
import { InboxPage } from './inbox/inbox-page.tsx';
import type { Language } from './language/language.ts';
import { TEXTS } from './language/texts.ts';
import { LanguageContext } from './language/use-words.ts';
import { OutboxPage } from './mails/outbox-page.tsx';
import { Navigation } from './navigation.tsx';
import { OrderPage } from './order/order-page.tsx';
import { OrdersPage } from './order/orders-page.tsx';
import { ReturnPage } from './return/return-page.tsx';
import { ReturnsPage } from './return/returns-page.tsx';
import { SearchPage } from './search/search-page.tsx';
import { rememberedLanguage, rememberedToken, rememberLanguage, rememberToken } from './session.ts';
import { ShipmentPage } from './shipment/shipment-page.tsx';
import { ShipmentsPage } from './shipment/shipments-page.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { ApiContext } from './use-api.ts';
import { useRoute } from './use-route.ts';
import { EndpointsPage } from './webhooks/endpoints-page.tsx';
import { UnmatchedPage } from './webhooks/unmatched-page.tsx';

/** Signed in or not, in one of two languages, on the page that the address names. */
export function ConsoleApp() {
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  const [token, setToken] = useState(rememberedToken);
  const signIn = (given: string | undefined) => {
    rememberToken(given);
    setToken(given);
  };
  const choose = (chosen: Language) => {
    rememberLanguage(chosen);
    setLanguage(chosen);
  };
  const session = useMemo(
    () => (token === undefined ? undefined : { api: createOperationsApi(token, language) }),
    [token, language],
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = TEXTS[language].title;
  }, [language]);
  const signOut = () => signIn(undefined);
  return (
    <I18nProvider locale={language} messages={[english, chinese]}>
      <LanguageContext value={language}>
        <Navigation onLanguage={choose} onSignOut={session && signOut} />
        <main id="content" tabIndex={-1}>
          {session ? (
            <ApiContext value={session.api}>
              <CurrentPage />
            </ApiContext>
          ) : (
            <SignInPage onSignIn={signIn} />
          )}
        </main>
      </LanguageContext>
    </I18nProvider>
  );
}

function CurrentPage() {
  const route = useRoute();
  switch (route.page) {
    case 'inbox':
      return <InboxPage caseId={route.caseId} />;
    case 'search':
      return <SearchPage key={route.text} text={route.text} />;
    case 'shipments':
      return <ShipmentsPage key={route.tenant} tenant={route.tenant} />;
    case 'shipment':
      return <ShipmentPage tenant={route.tenant} id={route.id} />;
    case 'orders':
      return <OrdersPage key={route.tenant} tenant={route.tenant} />;
    case 'order':
      return <OrderPage tenant={route.tenant} id={route.id} />;
    case 'returns':
      return <ReturnsPage key={route.tenant} tenant={route.tenant} />;
    case 'return':
      return <ReturnPage tenant={route.tenant} id={route.id} />;
    case 'outbox':
      return <OutboxPage />;
    case 'endpoints':
      return <EndpointsPage key={route.tenant} tenant={route.tenant} />;
    case 'unmatched':
      return <UnmatchedPage />;
  }
}
