/** Comparing severities. */
import { severities, type Severity } from './finding';

export function milder(a: Severity, b: Severity | undefined): Severity {
  return b === undefined || severities.indexOf(a) <= severities.indexOf(b) ? a : b;
}
