import TopNavigation from '@cloudscape-design/components/top-navigation';
import type { Language } from './language/language.ts';
import { useWords } from './language/use-words.ts';
import {
  endpointsLink,
  inboxLink,
  ordersLink,
  outboxLink,
  returnsLink,
  shipmentsLink,
  unmatchedLink,
} from './route.ts';
import { SearchBox } from './search/search-box.tsx';

interface NavigationProps {
  readonly onLanguage: (language: Language) => void;
  /** Undefined while nobody is signed in. */
  readonly onSignOut: (() => void) | undefined;
}

export function Navigation({ onLanguage, onSignOut }: NavigationProps) {
  const { language, texts } = useWords();
  const switchLanguage = () => onLanguage(language === 'en' ? 'zh-CN' : 'en');
  const button = (text: string, href: string) => ({ type: 'button' as const, text, href });
  const pages = [
    button(texts.inbox, inboxLink),
    button(texts.shipments, shipmentsLink()),
    button(texts.orders, ordersLink()),
    button(texts.returns, returnsLink()),
    {
      type: 'menu-dropdown' as const,
      text: texts.messages,
      items: [
        { id: 'unmatched', text: texts.unmatched, href: unmatchedLink },
        { id: 'outbox', text: texts.outbox, href: outboxLink },
        { id: 'endpoints', text: texts.endpoints, href: endpointsLink() },
      ],
    },
  ];
  return (
    <>
      <a className="skip" href="#content" onClick={skipToContent}>
        {texts.skip}
      </a>
      <TopNavigation
        identity={{ href: inboxLink, title: texts.title }}
        search={onSignOut && <SearchBox />}
        utilities={[
          ...(onSignOut ? pages : []),
          { type: 'button', text: texts.language, onClick: switchLanguage },
          ...(onSignOut
            ? [{ type: 'button' as const, text: texts.signOut, onClick: onSignOut }]
            : []),
        ]}
      />
    </>
  );
}

/** The address after `#` names the page, so the link must not change it. */
function skipToContent(click: { preventDefault: () => void }) {
  click.preventDefault();
  document.getElementById('content')?.focus();
}
