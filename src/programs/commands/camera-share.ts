// matthan camera share-hours: when a camera is shared with others than its owner.

import { Problem } from '#base/problems.ts'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { localText, parseWhen } from '#base/when.ts'
import type { SetSharing, SharingShown } from '#contract/privacy.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  type Values,
} from '#programs/command.ts'
import { cameraOption } from '#programs/one-camera.ts'

export const cameraShareHours: Command = {
  name: 'camera share-hours',
  does: {
    vi: 'Đặt giờ chủ camera chia sẻ hình. Ngoài giờ chỉ chủ camera xem được; không ghi, trừ khi chọn ghi. Không kèm gì: xem đang đặt thế nào.',
    en: 'Sets when its owner shares a camera. Outside the hours only they can watch it, and it is recorded only where that is chosen. Without options: shows what is set.',
  },
  options: {
    camera: cameraOption,
    hours: {
      type: 'string',
      value: 'HOURS',
      vi: 'giờ chia sẻ trong tuần, như "t2-cn 18:00-06:00", giờ Việt Nam',
      en: 'hours of the week, such as "mon-sun 18:00-06:00", Viet Nam’s time',
    },
    always: { type: 'boolean', vi: 'bỏ giờ: chia sẻ suốt', en: 'no hours: always shared' },
    until: {
      type: 'string',
      value: 'T',
      vi: 'tạm ngừng chia sẻ đến lúc này: "20:00", "25/11/2026 07:00"',
      en: 'pauses sharing until then',
    },
    record: {
      type: 'boolean',
      vi: 'vẫn ghi khi không chia sẻ, chỉ cho chủ camera',
      en: 'recorded while it is not shared, for its owner alone',
    },
    reason: { type: 'string', value: 'TEXT', vi: 'ghi chú', en: 'a note' },
    ...stationOptions,
  },
  examples: [
    'matthan camera share-hours --camera nha-ba-nam --hours "t2-cn 18:00-06:00"',
    'matthan camera share-hours --camera nha-ba-nam --until "25/11/2026 07:00" --reason "nhà có giỗ"',
    'matthan camera share-hours --camera nha-ba-nam --always',
  ],
  run: async values => {
    const path = `/api/cameras/${encodeURIComponent(neededText(values, 'camera'))}/sharing`
    const asked = askedOf(values)
    const before = await askStation<SharingShown>(dataFolder(values), 'GET', path)
    const sharing =
      asked === undefined
        ? before
        : await askStation<SharingShown>(dataFolder(values), 'PUT', path, { body: bodyOf(values, before) })
    if (values.json === true) printJson(sharing)
    else process.stdout.write(`${sharing.camera}: ${sharingText(sharing)}\n`)
  },
}

const askedOf = (values: Values): true | undefined => {
  const hours = textOf(values, 'hours') !== undefined
  if (hours && values.always === true)
    throw new Problem('bad_command', { command: 'camera share-hours', options: '--hours | --always' })
  return hours || values.always === true || textOf(values, 'until') !== undefined || undefined
}

/** What is not named stays, but a pause: it is what was asked for. */
const bodyOf = (values: Values, before: SharingShown): SetSharing => ({
  hours: values.always === true ? null : (textOf(values, 'hours') ?? before.hours),
  paused_until_90k: untilOf(values),
  recorded: values.record === true,
  reason: textOf(values, 'reason') ?? '',
})

const untilOf = (values: Values): number | null => {
  const text = textOf(values, 'until')
  if (text === undefined) return null
  const when = parseWhen(text, wallFromUnixMillis(Date.now()))
  if (!when.ok) throw new Problem('bad_time', { option: '--until' })
  return when.value
}

const sharingText = ({ hours, paused_until_90k: until, shared, recorded }: SharingShown): string =>
  [
    until === null ? '' : `tạm ngừng đến (paused until) ${localText(wallTime90k(until))}`,
    hours === null ? 'chia sẻ suốt (always shared)' : `chia sẻ vào giờ (shared at) ${hours}`,
    shared ? 'đang chia sẻ (shared now)' : 'lúc này không chia sẻ (not shared now)',
    recorded ? 'ngoài giờ vẫn ghi cho chủ (recorded for its owner)' : '',
  ]
    .filter(Boolean)
    .join(' · ')
