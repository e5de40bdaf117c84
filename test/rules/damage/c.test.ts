import { describe } from 'node:test';
import { testDamaged } from './damage';

void describe('damaged fixtures in C', () => testDamaged(['c']));
