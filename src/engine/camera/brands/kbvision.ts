// KBVision: Dahua devices under a name that is common in Viet Nam.

import type { Brand } from './brand.ts'
import { dahua } from './dahua.ts'

export const kbvision: Brand = {
  ...dahua,
  code: 'kbvision',
  label: 'KBVision',
  makers: [/kb ?vision/i, /\bKX-[A-Z]{0,3}\d/, /\bKBWIN\b/i],
  family: 'dahua',
}
