/**
 * SES v2 on loopback, as far as Portage uses it: SendEmail with a simple message. Each mail becomes a file that any mail
 * program opens; nothing leaves this machine.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { freePort } from '../free-port.ts';
import { mailFile } from './mail-file.ts';
import { sendEmailSchema } from './send-email.ts';

export interface MailServer {
  /** For AWS_ENDPOINT_URL_SESV2. */
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Keeps mails under `directory`, oldest first by name. */
export async function startMailServer(directory: string): Promise<MailServer> {
  mkdirSync(directory, { recursive: true });
  const server = createServer((request, response) => {
    void answer(request, response, directory);
  });
  const port = await freePort();
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', listening);
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, directory: string) {
  const { status, errorType, body } = await answerTo(request, directory).catch(refusalOf);
  response.writeHead(status, {
    'content-type': 'application/json',
    // The SDK reads an error's name from here.
    ...(errorType !== undefined && { 'x-amzn-errortype': errorType }),
  });
  response.end(JSON.stringify(body));
}

interface Answer {
  readonly status: number;
  readonly errorType?: string;
  readonly body: object;
}

async function answerTo(request: IncomingMessage, directory: string): Promise<Answer> {
  if (request.method !== 'POST' || request.url !== '/v2/email/outbound-emails')
    return error(404, 'NotFoundException', 'only SendEmail runs here');
  const email = sendEmailSchema.parse(await json(request));
  const sentAt = new Date();
  const MessageId = randomUUID();
  const name = `${sentAt.toISOString().replaceAll(':', '-')}-${MessageId.slice(0, 8)}.eml`;
  await writeFile(join(directory, name), mailFile(email, MessageId, sentAt));
  return { status: 200, body: { MessageId } };
}

function refusalOf(thrown: unknown): Answer {
  const isTheirs = thrown instanceof z.ZodError || thrown instanceof SyntaxError;
  return isTheirs
    ? error(400, 'BadRequestException', thrown.message)
    : error(500, 'InternalServiceException', String(thrown));
}

function error(status: number, errorType: string, message: string): Answer {
  return { status, errorType, body: { message } };
}
