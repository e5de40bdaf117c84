import { describe } from 'node:test';
import { testDamaged } from './damage';

void describe('damaged fixtures in TypeScript and JavaScript', () =>
  testDamaged(['typescript', 'tsx', 'javascript']));
