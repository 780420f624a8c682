/** What a seller may give as an endpoint's URL. The name's addresses are checked at each delivery, when they count. */
import { isIP } from 'node:net';
import { fault, type Fault } from '../../domain/kernel/fault.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** The host as an address or a name, without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** `loopbackAllowed`: on a developer's machine, where the endpoint is on the same machine and has no certificate. */
export function endpointUrlFaults(text: string, loopbackAllowed: boolean): Fault[] {
  const url = URL.parse(text);
  if (!url) return [fault('/url', 'WRONG_FORMAT', 'is no URL', { format: 'url' })];
  const host = hostOf(url);
  const isLocal = loopbackAllowed && (host === 'localhost' || isLoopbackAddress(host));
  const faults: Fault[] = [];
  if (url.protocol !== 'https:' && !(isLocal && url.protocol === 'http:'))
    faults.push(fault('/url', 'URL_NOT_HTTPS', 'must be an https URL'));
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    faults.push(fault('/url', 'URL_HAS_EXTRAS', 'must have no user, password or fragment'));
  if (!isLocal && !isPublicHost(host))
    faults.push(fault('/url', 'URL_NOT_PUBLIC', 'must be reachable from the internet'));
  return faults;
}

/** Names of one label, and those that only a private network resolves, are nobody's on the internet. */
function isPublicHost(host: string): boolean {
  if (isIP(host) !== 0) return isPublicAddress(host);
  return (
    /\.[a-z0-9-]+\.?$/i.test(host) && !/\.(localhost|local|internal|home\.arpa)\.?$/i.test(host)
  );
}
