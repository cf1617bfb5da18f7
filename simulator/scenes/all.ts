// Every scene the street can show, in the order in which cameras get them.

import { alley, alleyByNight } from './alley.ts'
import { junction, junctionByNight } from './junction.ts'
import { market } from './market.ts'
import type { Scene } from './scene.ts'
import { villageGate } from './village-gate.ts'

export const scenes: readonly Scene[] = [villageGate, junction, market, alley, junctionByNight, alleyByNight]
