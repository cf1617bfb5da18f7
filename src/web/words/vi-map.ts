// Vietnamese words of the map and of what is done from it: they are fetched with the map, so that no other page's first load carries them.

import { mapWords } from './vi/map.ts'
import { mapLayersWords } from './vi/map-layers.ts'
import { sendingWords } from './vi/sending.ts'

export const viMap = { ...mapWords, ...mapLayersWords, ...sendingWords } as const
