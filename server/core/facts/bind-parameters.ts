/** Memory at the start of a function: its parameters hold what the call hands over, or whatever the caller may have. */
import { isFixed } from '../flow/types';
import type { Analysis } from './analysis';
import type { Frame } from './frame';
import { zero } from './linear';
import type { Memory } from './memory';
import { placeOf, unknownState } from './regions';
import { ofForm, type AbstractValue } from './value';

/** `values`: of the call that a helper is executed for; absent for the analysed function itself. */
export function bindParameters(
  analysis: Analysis,
  frame: Frame,
  memory: Memory,
  values: readonly AbstractValue[] | undefined,
): void {
  analysis.noteGlobals(frame);
  frame.graph.parameters.forEach((id, at) => {
    const variable = frame.graph.variables[id];
    if (variable === undefined) return;
    const region = frame.region(variable, analysis.regions);
    let value = values?.[at];
    if (value === undefined) {
      const form = analysis.symbols.create(`p:${frame.prefix}${at}`, frame.around);
      if (variable.type.kind === 'pointer') {
        const target = analysis.regions.define(
          {
            id: `p:${frame.prefix}${at}`,
            origin: { kind: 'parameter', index: at },
            name: variable.name,
            place: placeOf(variable),
            element: variable.type.to,
            alignment: 'unknown',
            many: false,
            script: false,
            fixed: isFixed(variable.type.to, frame.graph.records),
          },
          unknownState,
        );
        value = {
          points: [
            {
              kind: 'pointer',
              region: target,
              offset: zero,
              maybeNull: variable.notNull !== true,
              rounding: 'none',
            },
          ],
          marks: [],
        };
      } else value = ofForm(form);
    }
    const origin = { span: variable.declaration ?? frame.graph.span, macros: [] };
    const length = analysis.regions.initialState(region).length;
    const width = length === undefined ? 8 : Number(length.constant);
    memory.store({ region, offset: zero, strong: true }, width, value, origin);
  });
}
