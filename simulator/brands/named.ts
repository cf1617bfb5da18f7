// Every personality by its brand's code.

import { Problem } from '#base/problems.ts'
import { dahua } from './dahua.ts'
import { ezviz } from './ezviz.ts'
import { genericOnvif } from './generic-onvif.ts'
import { hanet } from './hanet.ts'
import { hikvision } from './hikvision.ts'
import { imou } from './imou.ts'
import { kbvision } from './kbvision.ts'
import type { BrandCode, Personality } from './personality.ts'
import { reolink } from './reolink.ts'
import { tiandy } from './tiandy.ts'
import { tpLink } from './tp-link.ts'
import { uniview } from './uniview.ts'
import { xmeye } from './xmeye.ts'

export const personalities: Readonly<Record<BrandCode, Personality>> = {
  hikvision,
  dahua,
  kbvision,
  imou,
  ezviz,
  uniview,
  tiandy,
  xmeye,
  reolink,
  tp_link: tpLink,
  hanet,
  generic_onvif: genericOnvif,
}

/** The personality of a brand; throws `no_such_brand`. */
export const findPersonality = (code: string): Personality => {
  if (!Object.hasOwn(personalities, code)) throw new Problem('no_such_brand', { brand: code })
  return personalities[code as BrandCode]
}
