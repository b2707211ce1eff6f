import { refuse } from '../input/input-error.js';
import { Steps } from './steps.js';

const refused = (where: string) => () => refuse(where, [{ what: 'it is wrong', fix: 'mend it' }]);
const places = (build: (step: Steps['step']) => void) => {
  const steps = new Steps();
  return steps.run(() => build(steps.step)).map(({ where }) => where);
};

test('what is refused in one step does not hide what is refused in the next', () => {
  expect(
    places((step) => {
      step(refused('network'));
      step(refused('registry'));
    }),
  ).toEqual(['network', 'registry']);
});

test('a step that needs a refused part is left out, however far behind it stands', () => {
  const ran: string[] = [];
  const found = places((step) => {
    const network = step(refused('network'));
    const data = step(() => {
      network();
      ran.push('data');
    });
    step(() => {
      data();
      ran.push('services');
    });
    step(() => void ran.push('registry'));
  });
  expect(found).toEqual(['network']);
  expect(ran).toEqual(['registry']);
});

test('a part is built once, and handed out as often as it is asked for', () => {
  const steps = new Steps();
  const part = steps.step(() => ({ name: 'network' }));
  expect(part()).toBe(part());
});

test('a part that is asked for outside of a step ends the building, and its refusal is told', () => {
  expect(places((step) => void step(refused('network'))())).toEqual(['network']);
});

test('what is no refusal is thrown as it comes', () => {
  const steps = new Steps();
  const bug = () => steps.run(() => void steps.step(() => JSON.parse('{')));
  expect(bug).toThrow(SyntaxError);
});
