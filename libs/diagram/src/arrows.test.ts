import { together } from './arrows.js';

test('ports of one pair come together, in their order', () => {
  const ports = ['tcp 443', 'tcp 80', 'udp 53', 'tcp 8000-8100', 'tcp 80'];
  expect(together(ports.map((each) => ({ from: 'a', to: 'b', ports: each })))).toEqual([
    { from: 'a', to: 'b', ports: 'tcp 80, 443, 8000-8100; udp 53' },
  ]);
});

test('everything stays one word, and other pairs stay apart', () => {
  const arrows = [
    { from: 'b', to: 'c', ports: 'everything' },
    { from: 'a', to: 'c', ports: 'all tcp' },
  ];
  expect(together(arrows)).toEqual([arrows[1], arrows[0]]);
});
