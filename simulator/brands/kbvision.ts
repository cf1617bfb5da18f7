// KBVision: made by Dahua, under a name of its own.

import { dahua } from './dahua.ts'
import type { Personality } from './personality.ts'

export const kbvision: Personality = {
  ...dahua,
  code: 'kbvision',
  maker: 'KBVISION',
  model: 'KX-C4012SN3',
  recorder_model: 'KX-C4K8116SN2',
  mac_begins: 'bc:32:5f',
  traits: { firmware_on: '2021-11-05' },
}
