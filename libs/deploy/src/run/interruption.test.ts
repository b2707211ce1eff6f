import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Interruption } from './interruption.js';

function interruption() {
  const [said, ended] = [[] as string[], [] as number[]];
  return {
    ...{ said, ended },
    it: new Interruption({ say: (line) => void said.push(line), exit: (code) => void ended.push(code) }),
  };
}

/** A program that counts the signals it gets, in a process group of its own, as Terraform is started. */
async function program(script: string) {
  const child = spawn('bash', ['-c', script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  await once(child.stdout, 'data');
  return { child, closed: once(child, 'close'), output: () => output };
}

const STUBBORN = 'trap "echo asked" INT; echo ready; while true; do sleep 0.05; done';

test('the first signal asks what runs to end, once, and lets it', async () => {
  const { it, said, ended } = interruption();
  const { child, closed } = await program('trap "exit 7" INT; echo ready; while true; do sleep 0.05; done');
  it.watch(child);
  it.signal();
  expect(await closed).toEqual([7, null]);
  expect(it.interrupted).toBe(true);
  expect(said).toHaveLength(1);
  expect(ended).toEqual([]);
});

test('a second ends what runs with all that it has started, says where locks are found, and exits', async () => {
  const { it, said, ended } = interruption();
  const { child, closed, output } = await program(STUBBORN);
  it.watch(child);
  it.signal();
  while (!output().includes('asked')) await once(child.stdout, 'data');
  it.signal();
  expect(await closed).toEqual([null, 'SIGKILL']);
  expect(output().match(/asked/g)).toHaveLength(1);
  expect(said[1]).toContain('`ashlar doctor`');
  expect(ended).toEqual([130]);
});

test('what starts after a signal is asked to end at once', async () => {
  const { it } = interruption();
  it.signal();
  const { child, output } = await program(STUBBORN);
  it.watch(child);
  while (!output().includes('asked')) await once(child.stdout, 'data');
  child.kill('SIGKILL');
});

test('signals are listened to while work goes on, and not afterwards', async () => {
  const { it } = interruption();
  const before = process.listenerCount('SIGINT');
  await it.during(async () => expect(process.listenerCount('SIGINT')).toBe(before + 1));
  expect(process.listenerCount('SIGINT')).toBe(before);
});

test('output that nobody reads any more ends nothing while work goes on', async () => {
  const { it } = interruption();
  const listeners = () => [process.stdout, process.stderr].map((stream) => stream.listeners('error'));
  const before = listeners();
  let ours: readonly unknown[] = [];
  await it.during(async () => {
    ours = listeners().map((all, at) => all.find((one) => before[at]?.includes(one) === false));
    for (const listener of ours) (listener as (error: Error) => void)(new Error('write EPIPE'));
  });
  expect(ours).toEqual([expect.any(Function), expect.any(Function)]);
  expect(listeners().map((all, at) => all.some((one) => one === ours[at]))).toEqual([false, false]);
});
