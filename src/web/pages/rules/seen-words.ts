// What the classes of the detector are called.

import type { ObjectClassCode } from '#contract/detection.ts'
import type { WordKey } from '#web/words/language.ts'

export const classWords: Readonly<Record<ObjectClassCode, WordKey>> = {
  person: 'class_person',
  bicycle: 'class_bicycle',
  motorbike: 'class_motorbike',
  car: 'class_car',
  bus: 'class_bus',
  truck: 'class_truck',
  dog: 'class_dog',
}
