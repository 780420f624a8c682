import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { searchLink } from '../route.ts';

/** For whatever stands on a paper or a screen; Enter searches. */
export function SearchBox() {
  const { texts } = useWords();
  const [text, setText] = useState('');
  const search = () => {
    const wanted = text.trim();
    if (wanted !== '') location.hash = searchLink(wanted);
  };
  return (
    <Input
      type="search"
      ariaLabel={texts.search}
      placeholder={texts.searchHint}
      value={text}
      onChange={({ detail }) => setText(detail.value.slice(0, 120))}
      onKeyDown={({ detail }) => {
        if (detail.key === 'Enter') search();
      }}
    />
  );
}
