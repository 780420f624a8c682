import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { createOperationsApi } from './api/operations-api.ts';
import { Refused } from './api/refused.ts';
import { useWords } from './language/use-words.ts';

/** A token is tried on the API before it is kept. */
export function SignInPage({ onSignIn }: { onSignIn: (token: string) => void }) {
  const { language, texts } = useWords();
  const [token, setToken] = useState('');
  const [refused, setRefused] = useState<Refused>();
  const signIn = async () => {
    const given = token.trim();
    try {
      await createOperationsApi(given, language).listUnmatched();
      onSignIn(given);
    } catch (error) {
      setRefused(error instanceof Refused ? error : new Refused(0, 'UNREADABLE', String(error)));
    }
  };
  return (
    <form
      className="sign-in"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void signIn();
      }}
    >
      <Container header={<Header variant="h1">{texts.signIn}</Header>}>
        <SpaceBetween size="l">
          {refused && (
            <Alert type="error">
              {refused.isSignedOut ? texts.tokenRefused : `${texts.failed} ${refused.message}`}
            </Alert>
          )}
          <FormField label={texts.token} description={texts.tokenHelp}>
            <Input
              type="password"
              autoFocus
              autoComplete={false}
              value={token}
              onChange={({ detail }) => setToken(detail.value)}
            />
          </FormField>
          <Button variant="primary" formAction="submit" disabled={token.trim() === ''}>
            {texts.signIn}
          </Button>
        </SpaceBetween>
      </Container>
    </form>
  );
}
