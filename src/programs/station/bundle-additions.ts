// Bundle additions: what goes along beside the original video where it was asked for: pictures, a trail, redacted copies, a film to look at. Each is made
// from what the station has, by guests; what cannot be made is said in its place.

import { mkdirSync, rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { knownCameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { BundleOrder, OrderedItem } from '#community/evidence/bundle-order.ts'
import type { TrailReader } from '#community/trails/trail-book.ts'
import type { BundleItem } from '#contract/bundle.ts'
import type { Footage } from '#engine/viewing/footage.ts'
import { keyframeNear, shownAt } from '#engine/viewing/keyframes.ts'
import type { PictureMaker } from '#engine/viewing/picture-maker.ts'
import { pictureOf } from '#http/routes/recordings/covered-footage.ts'
import { leavingOut } from '#http/routes/recordings/shared-footage.ts'
import { lossWords } from '#papers/loss-words.ts'
import { makeViewingCopy, type ViewingItem } from '#programs/film/viewing-copy.ts'
import { instant, nameTime } from './bundle-items.ts'
import type { BundlerNeed } from './bundler.ts'
import type { AddedFile } from './seal-bundle.ts'

/** A redacted copy that a second person approved, as it lies on the disk. */
export type ApprovedCopy = {
  readonly camera: string
  readonly name: string
  readonly from_90k: number
  readonly file: string
  readonly form: 'film' | 'still'
  readonly bytes: number
  readonly sha256: string
}

export type TrailWish = {
  readonly printed_by: string
  /** Those that are handed over: they alone are named. */
  readonly cameras: ReadonlySet<string>
  /** A picture out of what is handed over; undefined where it holds none near this moment. */
  readonly still: (
    camera: string,
    at: WallTime90k,
  ) => Promise<
    { readonly jpeg: Buffer; readonly width: number; readonly height: number; readonly at: WallTime90k } | undefined
  >
}

/** The trail as people read it; empty where there is none of this number. */
export type TrailPapers = (
  trail: number,
  wish: TrailWish,
) => Promise<readonly { readonly form: 'pdf' | 'docx'; readonly bytes: Uint8Array }[]>

export type AdditionsNeed = {
  readonly data: string
  readonly footage: Footage
  readonly pictures: PictureMaker
  readonly trails: Pick<TrailReader, 'get' | 'marks'>
  readonly trailPapers: TrailPapers
  readonly redaction: (id: number) => ApprovedCopy | undefined
  readonly log: Logger
}

/** A picture so far from the moment shows another scene. */
const NEAR_90K = 15 * 90_000
const WIDEST = 8192
const VIEWING = 'viewing/xem-nhanh.mp4'

export const bundleAdditions = (need: AdditionsNeed): BundlerNeed['added'] =>
  async function* (order, items, work) {
    const { wanted, originals } = order
    for (const id of new Set(wanted.redactions)) yield redactedCopy(need, id)
    if (!originals) return
    // A trail names cameras, people and times that a redacted copy was made to hide.
    if (wanted.trail !== null) yield* trailOf(need, order, wanted.trail)
    const stills = new Set<string>()
    for (const still of wanted.stills_90k)
      for await (const one of stillOf(need, order, still)) {
        // Two moments between the same two keyframes are one picture.
        if (stills.has(one.path)) continue
        stills.add(one.path)
        yield one
      }
    if (!wanted.viewing_copy) return
    work.doing(VIEWING, 0)
    mkdirSync(work.beside, { recursive: true, mode: 0o700 })
    try {
      yield await viewingCopy(need, order, items, work)
    } finally {
      rmSync(work.beside, { recursive: true, force: true })
    }
  }

const redactedCopy = ({ redaction }: AdditionsNeed, id: number): AddedFile => {
  const copy = redaction(id)
  if (copy === undefined) throw new Problem('extraction_redaction_needed', { redaction: id })
  const { camera, name, from_90k, file, form, bytes, sha256 } = copy
  const [end, called] = form === 'still' ? (['jpg', 'ảnh đã che'] as const) : (['mp4', 'bản đã che'] as const)
  return {
    ...{ path: `redacted/${camera}-${nameTime(from_90k)}-${id}.${end}`, kind: 'redacted' },
    ...{ about: `${name}: ${called}, không phải bản gốc`, from: { file, bytes, sha256 } },
  }
}

async function* trailOf(need: AdditionsNeed, order: BundleOrder, id: number): AsyncGenerator<AddedFile> {
  const trail = need.trails.get(id)
  if (trail === undefined) return
  const cameras = new Set(order.items.map(({ camera }) => camera))
  const { title, about, going } = trail
  const marks = need.trails.marks(id).map(({ camera, seen, from, to, at, direction_deg, note, by, made }) => ({
    // Another camera is nobody's business who was handed footage of these.
    ...(cameras.has(camera) ? { camera, note } : { camera: null, note: '' }),
    ...{ seen, from: instant(from), to: instant(to), at: at === undefined ? null : instant(at) },
    ...{ direction_deg, by, made: instant(made) },
  }))
  const told = { matthan: 'trail-1', id, title, about, case: trail.case, going, by: trail.by, marks }
  const made = Buffer.from(`${JSON.stringify(told, null, 1)}\n`)
  const called = `Truy vết: ${title}`.slice(0, 380)
  yield { path: `trail/trail-${id}.json`, kind: 'trail', about: called, from: { made } }
  const wish = { cameras, printed_by: order.extraction.extracted_by, still: stillOnPaper(need, order) }
  for (const { form, bytes } of await need.trailPapers(id, wish))
    yield {
      path: `trail/trail-${id}.${form}`,
      kind: 'trail',
      about: `${called} (${form.toUpperCase()})`,
      from: { made: bytes },
    }
}

/** As wide as a printer makes anything of, half a page across. */
const ON_PAPER = 1280

const stillOnPaper =
  (need: AdditionsNeed, order: BundleOrder): TrailWish['still'] =>
  async (camera, at) => {
    const keyframe = await keyframeIn(need, itemAt(order, camera, at), at)
    if (keyframe === undefined) return undefined
    const jpeg = await need.pictures.jpeg(await pictureOf(keyframe), ON_PAPER)
    const { width, height } = keyframe.video
    return jpeg.ok ? { jpeg: jpeg.value, width, height, at: shownAt(keyframe) } : undefined
  }

async function* stillOf(
  need: AdditionsNeed,
  order: BundleOrder,
  { camera, at_90k }: BundleOrder['wanted']['stills_90k'][number],
): AsyncGenerator<AddedFile> {
  const item = itemAt(order, camera, at_90k)
  const keyframe = await keyframeIn(need, item, at_90k)
  if (item === undefined || keyframe === undefined) return
  const jpeg = await need.pictures.jpeg(await pictureOf(keyframe), WIDEST)
  if (!jpeg.ok) {
    need.log.warn('a picture of a bundle could not be made', { camera, why: jpeg.problem })
    return
  }
  const at = nameTime(shownAt(keyframe))
  const about = `${item.name}: ảnh tĩnh lúc ${localText(wallTime90k(shownAt(keyframe)))}, giải mã từ hình gốc`
  yield { path: `stills/${camera}-${at}-${at_90k % 90_000}.jpg`, kind: 'still', about, from: { made: jpeg.value } }
}

const itemAt = ({ items }: BundleOrder, camera: string, at_90k: number): OrderedItem | undefined =>
  items.find(one => one.camera === camera && one.from_90k <= at_90k && at_90k < one.to_90k)

/** The keyframe near a moment of what may be handed over. */
const keyframeIn = async ({ footage }: AdditionsNeed, item: OrderedItem | undefined, at_90k: number) => {
  if (item === undefined) return undefined
  const shared = leavingOut(footage, () => spansOf(item))
  const keyframe = await keyframeNear(shared, knownCameraId(item.camera), item.stream, wallTime90k(at_90k))
  return keyframe === undefined || Math.abs(shownAt(keyframe) - at_90k) > NEAR_90K ? undefined : keyframe
}

const spansOf = ({ withheld }: OrderedItem) =>
  withheld.map(([from, to]) => ({ from: wallTime90k(from), to: wallTime90k(to) }))

const viewingCopy = async (
  { data, log }: AdditionsNeed,
  { id, items, extraction }: BundleOrder,
  described: readonly BundleItem[],
  { beside, gone, doing }: Parameters<BundlerNeed['added']>[2],
): Promise<AddedFile> => {
  const out = join(beside, 'xem-nhanh.mp4')
  const spans = items.flatMap((item, i) => viewingItems(item, described[i]!))
  const about = `Trích xuất số ${extraction.number}, gói ${id}`
  const film = { out, items: spans, order: 'by_camera', about } as const
  const made = await makeViewingCopy(data, film, { signal: gone, progress: part => doing(VIEWING, part) })
  gone.throwIfAborted()
  if (made.ok) {
    const { size } = await stat(out)
    const says = 'Bản để xem: nối các đoạn, có tên camera và giờ; không phải bản gốc'
    return { path: VIEWING, kind: 'viewing_copy', about: says, from: { file: out, bytes: size } }
  }
  log.warn('the viewing copy of a bundle could not be made', { bundle: id, why: made.why })
  const text = `Không làm được bản để xem (${made.why}). Hình gốc trong thư mục video/ vẫn đầy đủ.\r\nThe viewing copy could not be made (${made.why}). The original video is complete.\r\n`
  const says = 'Vì sao không có bản để xem'
  return {
    path: 'viewing/khong-co.txt',
    kind: 'viewing_copy',
    about: says,
    from: { made: Buffer.from(`\ufeff${text}`) },
  }
}

/** What may be shown of an item: the stretches between those that are withheld. */
const viewingItems = (item: OrderedItem, { gaps }: BundleItem): readonly ViewingItem[] => {
  const { camera, stream, name, place } = item
  const told = gaps.map(({ from, to, cause }) => ({
    ...{ from_90k: from.at_90k, to_90k: to.at_90k, cause: lossWords(cause) },
  }))
  const shown: ViewingItem[] = []
  let at = item.from_90k
  const withheld = item.withheld.filter(([from, to]) => from < item.to_90k && to > item.from_90k)
  for (const [from, to] of [...withheld, [item.to_90k, item.to_90k]] as const) {
    if (from > at)
      shown.push({ camera, stream, name, place, gaps: told, from_90k: at, to_90k: Math.min(from, item.to_90k) })
    at = Math.max(at, to)
  }
  return shown
}
