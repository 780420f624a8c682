import { describe, expect, it } from 'vitest';
import { endpointUrlFaults } from '../../../../adapters/webhooks/endpoint-url.ts';
import {
  isLoopbackAddress,
  isPublicAddress,
} from '../../../../adapters/webhooks/public-address.ts';

describe('an address a seller’s endpoint may have', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '52.95.110.1',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '169.253.255.255',
    '192.167.255.255',
    '198.17.255.255',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001:81b::200e',
    '2600:1f18::1',
  ])('%s is on the internet', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['this network', '0.0.0.0'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['cloud metadata', '169.254.169.254'],
    ['ECS task metadata', '169.254.170.2'],
    ['IETF assignments', '192.0.0.1'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.1'],
    ['documentation', '203.0.113.1'],
    ['6to4 relay', '192.88.99.1'],
    ['benchmarking', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['unique local', 'fc00::1'],
    ['cloud metadata', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['public, with a zone', '2606:4700::1%eth0'],
    ['multicast', 'ff02::1'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped metadata', '::ffff:169.254.169.254'],
    ['mapped in hex', '::ffff:7f00:1'],
    ['mapped, public', '::ffff:8.8.8.8'],
    ['compatible loopback', '::127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['local NAT64', '64:ff9b:1::1'],
    ['6to4 of loopback', '2002:7f00:1::1'],
    ['Teredo', '2001:0:7f00:1::1'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['discard', '100::1'],
    ['no address', 'example.com'],
    ['nothing', ''],
  ])('%s %s is not', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('loopback is known in every spelling', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1'].every(isLoopbackAddress)).toBe(true);
    expect(['10.0.0.1', 'fe80::1', 'localhost'].some(isLoopbackAddress)).toBe(false);
  });
});

describe('a URL a seller gives', () => {
  const codes = (url: string, loopback = false) =>
    endpointUrlFaults(url, loopback).map(({ code }) => code);

  it.each([
    'https://hooks.seller.example/portage',
    'https://hooks.seller.example:8443/a?b=c',
    'https://8.8.8.8/',
    'https://[2606:4700:4700::1111]/',
  ])('%s is taken', (url) => {
    expect(codes(url)).toEqual([]);
  });

  it.each([
    ['http://hooks.seller.example/', ['URL_NOT_HTTPS']],
    ['ftp://hooks.seller.example/', ['URL_NOT_HTTPS']],
    ['https://user:pass@hooks.seller.example/', ['URL_HAS_EXTRAS']],
    ['https://hooks.seller.example/#a', ['URL_HAS_EXTRAS']],
    ['https://localhost/', ['URL_NOT_PUBLIC']],
    ['https://intranet/', ['URL_NOT_PUBLIC']],
    ['https://db.internal/', ['URL_NOT_PUBLIC']],
    ['https://printer.local./', ['URL_NOT_PUBLIC']],
    ['https://127.0.0.1/', ['URL_NOT_PUBLIC']],
    // The same in other spellings that a URL allows.
    ['https://0x7f.1/', ['URL_NOT_PUBLIC']],
    ['https://2130706433/', ['URL_NOT_PUBLIC']],
    ['https://0251.0376.0251.0376/', ['URL_NOT_PUBLIC']],
    ['https://[::ffff:169.254.169.254]/', ['URL_NOT_PUBLIC']],
    ['http://[::1]:80/', ['URL_NOT_HTTPS', 'URL_NOT_PUBLIC']],
    ['no url', ['WRONG_FORMAT']],
  ])('%s is refused', (url, expected) => {
    expect(codes(url)).toEqual(expected);
  });

  it('may be plain and on this machine only where the environment says so', () => {
    expect(codes('http://127.0.0.1:9000/hook', true)).toEqual([]);
    expect(codes('http://localhost:9000/hook', true)).toEqual([]);
    expect(codes('http://10.0.0.1/', true)).toEqual(['URL_NOT_HTTPS', 'URL_NOT_PUBLIC']);
    expect(codes('http://169.254.169.254/', true)).toEqual(['URL_NOT_HTTPS', 'URL_NOT_PUBLIC']);
  });
});
