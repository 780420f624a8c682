import TopNavigation from '@cloudscape-design/components/top-navigation';
import type { Language } from './language/language.ts';
import { useWords } from './language/use-words.ts';
import { inboxLink, unmatchedLink } from './route.ts';

interface NavigationProps {
  readonly onLanguage: (language: Language) => void;
  /** Undefined while nobody is signed in. */
  readonly onSignOut: (() => void) | undefined;
}

export function Navigation({ onLanguage, onSignOut }: NavigationProps) {
  const { language, texts } = useWords();
  const switchLanguage = () => onLanguage(language === 'en' ? 'zh-CN' : 'en');
  const pages = [
    { type: 'button' as const, text: texts.inbox, href: inboxLink },
    { type: 'button' as const, text: texts.unmatched, href: unmatchedLink },
  ];
  return (
    <>
      <a className="skip" href="#content" onClick={skipToContent}>
        {texts.skip}
      </a>
      <TopNavigation
        identity={{ href: inboxLink, title: texts.title }}
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
