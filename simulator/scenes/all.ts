// Every scene the street can show, in the order in which cameras get them.

import type { Scene } from './scene.ts'
import { villageGate } from './village-gate.ts'

export const scenes: readonly Scene[] = [villageGate]
