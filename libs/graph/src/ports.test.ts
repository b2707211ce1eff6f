import { admits, portsOf, portsText } from './ports.js';

test.each<[string, unknown, unknown, unknown]>([
  ['tcp 443', 'tcp', 443, 443],
  ['tcp 443', '6', '443', '443'],
  ['udp 1024-2048', 'UDP', 1024, 2048],
  ['all tcp', 'tcp', 0, 65535],
  ['all tcp', 'tcp', undefined, undefined],
  ['all tcp', 'tcp', '${var.port}', 443],
  ['everything', '-1', undefined, undefined],
  ['everything', -1, 0, 0],
  ['everything', 'all', 443, 443],
  ['everything', '${var.protocol}', 443, 443],
  ['everything', undefined, 443, 443],
  ['all icmp', 'icmp', 8, -1],
  ['all icmpv6', 58, -1, -1],
  ['all 50', '50', 0, 0],
])('%s: protocol %s from %s to %s', (expected, protocol, from, to) => {
  expect(portsText(portsOf(protocol, from, to))).toBe(expected);
});

test('a port is admitted by its protocol, from the first to the last', () => {
  const ports = portsOf('tcp', 1024, 2048);
  expect([1023, 1024, 2048, 2049].map((port) => admits(ports, 'tcp', port))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(admits(ports, 'udp', 1024)).toBe(false);
  expect(admits(portsOf('-1', 0, 0), 'udp', 53)).toBe(true);
  expect(admits(portsOf('icmp', -1, -1), 'tcp', 443)).toBe(false);
});
