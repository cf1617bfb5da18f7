// matthan bookmark: moments that somebody wants to find again.

import { Problem } from '#base/problems.ts'
import { type WallTime90k, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { localText, parseWhen } from '#base/when.ts'
import { type Bookmark, type BookmarkList, bookmarkKindShape, type RemovedBookmark } from '#contract/bookmark.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Both,
  type Command,
  dataFolder,
  printJson,
  stationOptions,
  textOf,
  textsOf,
  type Values,
  wholeOf,
} from '#programs/command.ts'
import { both, table } from '#programs/words.ts'

const kinds: Readonly<Record<Bookmark['kind'], Both>> = {
  note: { vi: 'ghi chú', en: 'note' },
  suspicious: { vi: 'đáng ngờ', en: 'suspicious' },
  traffic: { vi: 'giao thông', en: 'traffic' },
  disorder: { vi: 'mất trật tự', en: 'disorder' },
  technical: { vi: 'thiết bị', en: 'technical' },
}

const footages: Readonly<Record<Bookmark['footage']['state'], Both>> = {
  kept: { vi: 'còn hình', en: 'kept' },
  partly: { vi: 'còn một phần', en: 'partly' },
  expired: { vi: 'hình đã xóa theo thời hạn', en: 'removed by retention' },
  missing: { vi: 'không có hình', en: 'no footage' },
  pending: { vi: 'đang ghi', en: 'being written' },
}

const text = { type: 'string' } as const
const camera = {
  ...text,
  value: 'CAMERA',
  many: true,
  vi: 'mã camera; dùng được nhiều lần',
  en: 'camera id; repeatable',
} as const
const kind = {
  ...text,
  value: 'KIND',
  choices: bookmarkKindShape.options,
  vi: `loại: ${bookmarkKindShape.options.join(' ')}`,
  en: 'what it is about',
} as const

export const bookmarkListed: Command = {
  name: 'bookmark list',
  does: { vi: 'Liệt kê đánh dấu, mới nhất trước.', en: 'Lists bookmarks, the newest moment first.' },
  options: {
    camera,
    from: { ...text, value: 'T', vi: 'từ lúc', en: 'from' },
    to: { ...text, value: 'T', vi: 'đến lúc', en: 'until' },
    text: { ...text, value: 'TEXT', vi: 'chữ trong ghi chú, không cần dấu', en: 'words of the note, accents or not' },
    kind,
    most: {
      ...text,
      value: 'N',
      whole: { least: 1, most: 1000 },
      vi: 'tối đa bao nhiêu, mặc định 100',
      en: 'how many; 100',
    },
    ...stationOptions,
  },
  examples: ['matthan bookmark list --text "xe may do" --from -7d', 'matthan bookmark list --camera cong-chinh'],
  run: async values => {
    const named = textsOf(values, 'camera')
    const query = {
      cameras: named.length === 0 ? undefined : named.join(','),
      from_90k: instant(values, 'from'),
      to_90k: instant(values, 'to'),
      text: textOf(values, 'text'),
      kind: textOf(values, 'kind'),
      most: wholeOf(values, 'most'),
    }
    const list = await askStation<BookmarkList>(dataFolder(values), 'GET', '/api/bookmarks', { query })
    if (values.json === true) return printJson(list)
    if (list.bookmarks.length === 0) return void process.stdout.write('Không có đánh dấu nào. (No bookmarks.)\n')
    process.stdout.write(
      table([['MÃ', 'LÚC', 'CAMERA', 'LOẠI', 'NGƯỜI', 'HÌNH', 'GHI CHÚ'], ...list.bookmarks.map(rowOf)]),
    )
    if (list.next !== null)
      process.stdout.write('Còn nữa: thêm --to hoặc --most. (There are more: add --to or --most.)\n')
  },
}

export const bookmarkAdd: Command = {
  name: 'bookmark add',
  does: {
    vi: 'Đánh dấu một lúc để tìm lại. Đánh dấu không giữ hình: muốn hình không bị xóa, dùng "matthan hold add".',
    en: 'Marks a moment to find it again. A bookmark keeps no footage: for that there is "matthan hold add".',
  },
  options: {
    camera: { ...camera, needed: true },
    at: { ...text, value: 'T', needed: true, vi: 'lúc: "22h15 hôm qua", -10m, now', en: 'when' },
    to: { ...text, value: 'T', vi: 'đến lúc, nếu là một khoảng', en: 'until, of a span' },
    note: { ...text, value: 'TEXT', vi: 'ghi chú', en: 'a note' },
    kind,
    ...stationOptions,
  },
  examples: ['matthan bookmark add --camera cong-chinh --at "22h15 hôm qua" --note "xe máy đỏ" --kind suspicious'],
  run: async values => {
    const body = {
      cameras: textsOf(values, 'camera'),
      at_90k: instant(values, 'at'),
      to_90k: instant(values, 'to') ?? null,
      note: textOf(values, 'note') ?? '',
      kind: textOf(values, 'kind') ?? 'note',
    }
    const made = await askStation<Bookmark>(dataFolder(values), 'POST', '/api/bookmarks', { body })
    if (values.json === true) return printJson(made)
    process.stdout.write(`Đã đánh dấu, mã ${made.id}: ${both(footages[made.footage.state])}.\n(Marked.)\n`)
  },
}

export const bookmarkRemove: Command = {
  name: 'bookmark remove',
  does: {
    vi: 'Xóa một đánh dấu; hoàn tác được trong 10 phút.',
    en: 'Removes a bookmark; can be undone for 10 minutes.',
  },
  operands: ['ID'],
  options: {
    undo: { type: 'boolean', vi: 'hoàn tác: lấy lại cái vừa xóa', en: 'undo: bring it back' },
    ...stationOptions,
  },
  run: async (values, [id = '']) => {
    const path = `/api/bookmarks/${encodeURIComponent(id)}`
    if (values.undo === true) {
      const back = await askStation<Bookmark>(dataFolder(values), 'POST', `${path}/restoration`)
      return values.json === true ? printJson(back) : void process.stdout.write(`Đã lấy lại ${back.id}. (Restored.)\n`)
    }
    const removed = await askStation<RemovedBookmark>(dataFolder(values), 'DELETE', path)
    if (values.json === true) return printJson(removed)
    const until = localText(wallTime90k(removed.restorable_until_90k))
    process.stdout.write(
      `Đã xóa. Lấy lại được đến ${until}: matthan bookmark remove ${id} --undo\n(Removed; can be undone until then.)\n`,
    )
  },
}

const rowOf = ({ id, at_90k, to_90k, cameras, kind, by, footage, note }: Bookmark): readonly string[] => [
  String(id),
  localText(wallTime90k(at_90k)) + (to_90k === null ? '' : ` – ${localText(wallTime90k(to_90k))}`),
  cameras.join(', '),
  both(kinds[kind]),
  by,
  both(footages[footage.state]),
  note,
]

const instant = (values: Values, name: string): WallTime90k | undefined => {
  const given = textOf(values, name)
  if (given === undefined) return undefined
  const when = parseWhen(given, wallFromUnixMillis(Date.now()))
  if (!when.ok) throw new Problem('bad_time', { option: `--${name}` })
  return when.value
}
