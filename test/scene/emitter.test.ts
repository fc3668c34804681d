import { EventEmitter as NodeEmitter } from 'node:events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventEmitter } from '../../src/scene/emitter';

const TYPES = ['drawn', 'moved'];
const METHODS = ['on', 'addListener', 'once', 'off', 'removeListener', 'emit', 'removeAllListeners'] as const;

const steps = fc.array(
  fc.record({
    method: fc.constantFrom(...METHODS),
    type: fc.constantFrom(...TYPES),
    listener: fc.nat({ max: 2 }),
  }),
  { maxLength: 60 },
);
type Steps = typeof steps extends fc.Arbitrary<infer S> ? S : never;

test('the emitter does what the package does', () => {
  fc.assert(
    fc.property(steps, (trail) => {
      // A listener that was added to be called once is only ever emitted to: there the package tells the two apart.
      const sound = trail.filter(
        ({ method, listener }) => (method === 'once') === (listener === 2) || method === 'emit',
      );
      expect(heard(new EventEmitter(), sound)).toEqual(heard(new NodeEmitter(), sound));
    }),
  );
});

test('a listener that comes or goes during an event changes the next', () => {
  const emitter = new EventEmitter();
  const calls: string[] = [];
  const first = (): void => {
    calls.push('first');
    emitter.off('drawn', second).on('drawn', third);
  };
  const second = (): void => void calls.push('second');
  const third = (): void => void calls.push('third');
  emitter.on('drawn', first).on('drawn', second);
  emitter.emit('drawn');
  emitter.emit('drawn');
  expect(calls).toEqual(['first', 'second', 'first', 'third']);
});

/** What three listeners hear, with whether anybody did. */
function heard(emitter: EventEmitter | NodeEmitter, trail: Steps): unknown[] {
  const log: unknown[] = [];
  const listeners = [0, 1, 2].map(
    (name) =>
      (...details: unknown[]) =>
        void log.push([name, ...details]),
  );
  trail.forEach(({ method, type, listener }, at) => {
    if (method === 'emit') log.push(emitter.emit(type, at, 'detail'));
    else if (method !== 'removeAllListeners') emitter[method](type, listeners[listener]!);
    else if (listener === 0) emitter.removeAllListeners(type);
    else emitter.removeAllListeners();
  });
  return log;
}
