import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { initialSession, reduceSession } from '../../client/debug/session/tracker';
import type { Direction, SessionState } from '../../client/debug/session/tracker';

type Traffic = readonly (readonly [Direction, unknown])[];

const play = (traffic: Traffic, from: SessionState = initialSession): SessionState =>
  traffic.reduce((state, [direction, message]) => reduceSession(state, direction, message), from);
const event = (name: string, body: unknown = {}): readonly [Direction, unknown] => [
  'from-adapter',
  { type: 'event', event: name, body },
];
const ask = (seq: number, command: string, args: unknown = {}): readonly [Direction, unknown] => [
  'to-adapter',
  { type: 'request', seq, command, arguments: args },
];
const answer = (requestSeq: number, command: string, success = true, body: unknown = {}) =>
  ['from-adapter', { type: 'response', request_seq: requestSeq, command, success, body }] as const;

const launched: Traffic = [
  ask(1, 'initialize'),
  answer(1, 'initialize', true, {
    $__lldb_version: 'lldb version 22.1.8',
    supportsReadMemoryRequest: true,
    supportsDisassembleRequest: true,
  }),
  ask(2, 'launch', { program: '/tmp/first-touch' }),
  event('initialized'),
  event('process', {
    name: '/tmp/first-touch',
    systemProcessId: 4711,
    isLocalProcess: true,
    pointerSize: 64,
    startMethod: 'launch',
  }),
  answer(2, 'launch'),
];
const stoppedAt7: Traffic = [
  ...launched,
  event('stopped', { reason: 'breakpoint', threadId: 7, allThreadsStopped: true }),
];

describe('the state of a debug session', () => {
  it('learns capabilities, program and process', () => {
    const state = play(launched);
    assert.deepEqual(state.capabilities, {
      readMemory: true,
      disassemble: true,
      supports: new Set(['supportsReadMemoryRequest', 'supportsDisassembleRequest']),
      version: 'lldb version 22.1.8',
    });
    assert.equal(state.program, '/tmp/first-touch');
    assert.deepEqual(state.process, {
      pid: 4711,
      name: '/tmp/first-touch',
      pointerSize: 64,
      local: true,
    });
    assert.equal(state.phase, 'starting');
  });

  it('keeps what a later capabilities event does not mention', () => {
    const state = play(
      [event('capabilities', { capabilities: { supportsRestartRequest: true } })],
      play(launched),
    );
    assert.equal(state.capabilities.readMemory, true);
  });

  it('knows the stopped thread, and counts stops', () => {
    const once = play(stoppedAt7);
    assert.deepEqual(once.stop, { number: 1, reason: 'breakpoint', threadId: 7 });
    const twice = play(
      [event('continued', { threadId: 7 }), event('stopped', { reason: 'step', threadId: 8 })],
      once,
    );
    assert.deepEqual(twice.stop, { number: 2, reason: 'step', threadId: 8 });
  });

  it('runs after a successful continue or step, with or without an event', () => {
    for (const command of ['continue', 'next', 'stepIn', 'stepOut']) {
      const state = play([ask(9, command, { threadId: 7 }), answer(9, command)], play(stoppedAt7));
      assert.equal(state.phase, 'running', command);
      assert.equal(state.stop, undefined);
    }
  });

  it('stays stopped when a step was refused, or only asked for', () => {
    const refused = play([ask(9, 'next'), answer(9, 'next', false)], play(stoppedAt7));
    assert.equal(refused.phase, 'stopped');
    assert.equal(refused.resuming.size, 0);
    assert.equal(play([ask(9, 'next')], play(stoppedAt7)).phase, 'stopped');
  });

  it('is stopped when the stop overtakes the answer to the step', () => {
    const state = play(
      [ask(9, 'next'), event('stopped', { reason: 'step', threadId: 7 }), answer(9, 'next')],
      play(stoppedAt7),
    );
    assert.deepEqual([state.phase, state.stop?.number], ['stopped', 2]);
  });

  it('stays at the stop when only another thread continued', () => {
    const state = play([event('continued', { threadId: 8, allThreadsContinued: false })], play(stoppedAt7));
    assert.equal(state.phase, 'stopped');
  });

  describe('of threads that stop one by one', () => {
    const alone = (threadId: number) =>
      event('stopped', { reason: 'breakpoint', threadId, allThreadsStopped: false });
    const two = play([alone(8)], play([...launched, alone(7)]));

    it('looks at the one that stopped last', () => {
      assert.deepEqual(two.stop, { number: 2, reason: 'breakpoint', threadId: 8 });
      assert.deepEqual([...two.held.keys()], [7, 8]);
    });

    it('looks at the other when that one goes on, however this is told', () => {
      const ways: readonly Traffic[] = [
        [event('continued', { threadId: 8, allThreadsContinued: false })],
        [ask(9, 'continue', { threadId: 8 }), answer(9, 'continue', true, { allThreadsContinued: false })],
        [ask(9, 'next', { threadId: 8 }), answer(9, 'next')],
      ];
      for (const way of ways) {
        const state = play(way, two);
        assert.deepEqual(
          [state.phase, state.stop],
          ['stopped', { number: 1, reason: 'breakpoint', threadId: 7 }],
        );
        const none = play([event('continued', { threadId: 7, allThreadsContinued: false })], state);
        assert.deepEqual([none.phase, none.stop, none.held.size], ['running', undefined, 0]);
      }
    });

    it('stays where it is when the other goes on', () => {
      const state = play([event('continued', { threadId: 7, allThreadsContinued: false })], two);
      assert.equal(state.stop?.threadId, 8);
      assert.deepEqual([...state.held.keys()], [8]);
    });

    it('runs when all go on, and forgets them', () => {
      for (const way of [
        [event('continued', { threadId: 8, allThreadsContinued: true })],
        [ask(9, 'continue', { threadId: 8 }), answer(9, 'continue', true, { allThreadsContinued: true })],
      ]) {
        const state = play(way, two);
        assert.deepEqual([state.phase, state.held.size], ['running', 0]);
      }
    });

    it('is of all threads when a later stop says so', () => {
      const all = play([event('stopped', { reason: 'pause', threadId: 7, allThreadsStopped: true })], two);
      assert.equal(all.held.size, 0);
      assert.equal(play([event('continued', { threadId: 7 })], all).phase, 'running');
    });
  });

  it('remembers the last lines of the console that speak of a process by its number', () => {
    const said = (output: string) => event('output', { category: 'console', output });
    const state = play([said('Launched process 4711 from "/tmp/a"\nnothing\n'), said('processing 12')]);
    assert.deepEqual(state.heard, ['Launched process 4711 from "/tmp/a"']);
    const many = play(Array.from({ length: 20 }, (_, index) => said(`* 1 process ${index}`)));
    assert.equal(many.heard.length, 8);
    assert.equal(many.heard.at(-1), '* 1 process 19');
  });

  it('knows the ways to a program elsewhere, as each adapter spells them', () => {
    const way = (configuration: object) => play([ask(2, 'attach', configuration)]).elsewhere;
    const cases: readonly [object, string | undefined][] = [
      [{ program: '/a', 'gdb-remote-port': 1234 }, 'localhost:1234'],
      [{ 'gdb-remote-port': 1234, 'gdb-remote-hostname': 'box' }, 'box:1234'],
      [{ attachCommands: ['target create /a', 'gdb-remote box:1234'] }, 'box:1234'],
      [
        { initCommands: ['platform select remote-linux', 'platform connect connect://box:1234'] },
        'connect://box:1234',
      ],
      [{ processCreateCommands: ['gdb-remote 1234'] }, '1234'],
      [{ target: 'box:1234' }, 'box:1234'],
      [{ target: { host: 'box', port: '1234' } }, 'box:1234'],
      [{ miDebuggerServerAddress: 'box:1234' }, 'box:1234'],
      [{ pipeTransport: { pipeProgram: 'docker', pipeArgs: ['exec', '-i', 'x'] } }, 'docker'],
      [{ address: 'box', port: 9229, remoteRoot: '/app' }, 'box, folder /app'],
      [{ program: '/a', pid: 4711, initCommands: ['settings set target.x 1'] }, undefined],
      [{ target: {}, pipeTransport: {}, attachCommands: 'gdb-remote 1' }, undefined],
    ];
    for (const [configuration, expected] of cases)
      assert.equal(way(configuration), expected, JSON.stringify(configuration));
  });

  it('ends for good', () => {
    for (const last of ['exited', 'terminated']) {
      const state = play(
        [event(last), event('stopped', { reason: 'pause' }), event('continued')],
        play(stoppedAt7),
      );
      assert.equal(state.phase, 'ended');
      assert.equal(state.stop, undefined);
    }
  });

  it('starts anew with another process: the adapter was asked to restart the program', () => {
    const again = event('process', { name: '/tmp/first-touch', systemProcessId: 4712 });
    for (const before of [stoppedAt7, [...stoppedAt7, event('exited')]]) {
      const state = play([again], play(before));
      assert.deepEqual([state.phase, state.stop, state.process?.pid], ['starting', undefined, 4712]);
      const stop = play([event('stopped', { reason: 'breakpoint', threadId: 9 })], state).stop;
      assert.deepEqual(stop, { number: 2, reason: 'breakpoint', threadId: 9 });
    }
  });

  it('tells whether the program ends with the session, from what the adapter was asked and what it said', () => {
    const attached: Traffic = [ask(2, 'attach', { pid: 4711 })];
    const fates = [
      [launched, 'unknown'],
      [[...launched, event('terminated')], 'unknown'],
      [[...launched, event('exited')], 'ends'],
      [[...launched, ask(9, 'terminate')], 'ends'],
      [[...launched, ask(9, 'disconnect')], 'ends'],
      [[...launched, ask(9, 'disconnect', { terminateDebuggee: false })], 'lives-on'],
      [[...attached, ask(9, 'disconnect'), event('terminated')], 'lives-on'],
      [[...attached, ask(9, 'disconnect', { terminateDebuggee: true })], 'ends'],
      [[...attached, ask(9, 'disconnect'), event('exited')], 'ends'],
    ] as const;
    assert.deepEqual(
      fates.map(([traffic]) => play(traffic).fate),
      fates.map(([, fate]) => fate),
    );
    const again = event('process', { name: 'x', systemProcessId: 4712 });
    assert.equal(play([...launched, ask(9, 'restart'), again]).fate, 'unknown');
  });

  it('takes a pid of 0 or below, or of another type, for none', () => {
    for (const systemProcessId of [0, -1, '12', 1.5, null, undefined]) {
      assert.equal(play([event('process', { name: 'x', systemProcessId })]).process?.pid, undefined);
    }
  });

  it('ignores what it does not know, and survives any message', () => {
    assert.equal(
      reduceSession(initialSession, 'to-adapter', { type: 'event', event: 'stopped' }),
      initialSession,
    );
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom<Direction>('to-adapter', 'from-adapter'),
        (message, direction) => {
          reduceSession(play(stoppedAt7), direction, message);
        },
      ),
    );
  });
});
