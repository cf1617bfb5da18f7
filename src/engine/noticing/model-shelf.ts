// Model shelf: networks that an operator brought, a folder each: the file as it was brought, and what is known of it. Nothing here runs any.
//
//   models/NAME/model.onnx      models/NAME/about.json

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '#base/problems.ts'
import { checkModel, MOST_MODEL_BYTES, type ModelFault, type ModelLayout } from './model-check.ts'
import { classOf } from './object-day.ts'

export type InstalledModel = ModelLayout & {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  /** What the operator said of it; empty: nothing. */
  readonly licence: string
  readonly class_names: readonly string[]
  readonly by: string
  readonly installed_90k: number
}

export type ModelWish = {
  readonly name: string
  readonly licence: string
  /** A line a class; undefined: those of COCO. */
  readonly classes: string | undefined
  readonly by: string
  readonly at_90k: number
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,47}$/
const LONGEST_CLASSES = 20_000
const cocoNames =
  `person bicycle car motorbike aeroplane bus train truck boat traffic_light fire_hydrant stop_sign parking_meter bench bird cat dog horse sheep cow elephant
  bear zebra giraffe backpack umbrella handbag tie suitcase frisbee skis snowboard sports_ball kite baseball_bat baseball_glove skateboard surfboard
  tennis_racket bottle wine_glass cup fork knife spoon bowl banana apple sandwich orange broccoli carrot hot_dog pizza donut cake chair sofa pottedplant bed
  diningtable toilet tvmonitor laptop mouse remote keyboard cell_phone microwave oven toaster sink refrigerator book clock vase scissors teddy_bear
  hair_drier toothbrush`.split(/\s+/)

export class ModelShelf {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  list(): readonly InstalledModel[] {
    if (!existsSync(this.#folder)) return []
    return readdirSync(this.#folder)
      .filter(name => NAME.test(name))
      .sort()
      .flatMap(name => this.#about(name) ?? [])
  }

  /** Throws `no_such_model`. */
  get(name: string): InstalledModel {
    const about = NAME.test(name) ? this.#about(name) : undefined
    if (about === undefined) throw new Problem('no_such_model', { model: name.slice(0, 60) })
    return about
  }

  folderOf(name: string): string {
    return join(this.#folder, this.get(name).name)
  }

  /** Throws what is wrong with the file. `tried` runs it where it can do no harm, before it is taken. */
  async install(bytes: Buffer, wish: ModelWish, tried: (folder: string) => Promise<void>): Promise<InstalledModel> {
    const { name, licence, by, at_90k } = wish
    if (!NAME.test(name)) throw new Problem('invalid_request', { field: 'name' })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const before = this.#about(name)
    if (before !== undefined && before.sha256 !== sha256) throw new Problem('model_name_taken', { model: name })
    const checked = checkModel(bytes)
    if (!checked.ok) throw problemOf(checked.problem)
    const class_names = namesOf(wish.classes, checked.value.classes)
    const about: InstalledModel = {
      ...{
        name,
        sha256,
        bytes: bytes.length,
        licence: licence.normalize('NFC'),
        class_names,
        by,
        installed_90k: at_90k,
      },
      ...checked.value,
    }
    const folder = join(this.#folder, `.new-${name}`)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    try {
      writeFileSync(join(folder, 'model.onnx'), bytes, { mode: 0o600, flush: true })
      writeFileSync(join(folder, 'about.json'), `${JSON.stringify(about, undefined, 2)}\n`, {
        mode: 0o600,
        flush: true,
      })
      await tried(folder)
      rmSync(join(this.#folder, name), { recursive: true, force: true })
      renameSync(folder, join(this.#folder, name))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    return about
  }

  remove(name: string): void {
    rmSync(this.folderOf(name), { recursive: true, force: true })
  }

  #about(name: string): InstalledModel | undefined {
    return readAbout(join(this.#folder, name))
  }
}

/** Undefined: what lies there is no model that was installed. */
export const readAbout = (folder: string): InstalledModel | undefined => {
  try {
    const about = JSON.parse(readFileSync(join(folder, 'about.json'), 'utf8')) as InstalledModel
    const known =
      typeof about.name === 'string' &&
      typeof about.sha256 === 'string' &&
      Array.isArray(about.class_names) &&
      [about.width, about.height, about.classes, about.bytes].every(Number.isSafeInteger)
    return known ? about : undefined
  } catch {
    return undefined
  }
}

const namesOf = (given: string | undefined, classes: number): readonly string[] => {
  if (given !== undefined && given.length > LONGEST_CLASSES) throw new Problem('model_classes_unknown', {})
  const names = given === undefined ? cocoNames : given.split(/\r?\n/).map(name => name.trim())
  while (names.at(-1) === '') names.pop()
  const fits = names.length === classes && names.some(name => classOf(name) !== undefined)
  if (!fits) throw new Problem('model_classes_unknown', { classes, names: names.length })
  return names
}

const problemOf = ({ why, detail }: ModelFault): Problem => {
  const where = detail === '' ? { why } : { why, detail }
  if (why === 'too_large') return new Problem('model_too_large', { most_bytes: MOST_MODEL_BYTES })
  if (why === 'not_onnx') return new Problem('not_a_model', {})
  if (why === 'other_operator' || why === 'outside_file' || why === 'not_plain' || why === 'sizes')
    return new Problem('model_unsafe', where)
  return new Problem('model_layout_unknown', where)
}
