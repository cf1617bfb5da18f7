// matthan camera suspend, resume, schedule: when a camera is not to be recorded, and who says so.

import { Problem } from '#base/problems.ts'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { localText, parseWhen } from '#base/when.ts'
import type { Camera, Suspend } from '#contract/camera.ts'
import { type Command, neededText, stationOptions, textOf, type Values } from '#programs/command.ts'
import { cameraOption, changeCamera, tellCamera } from '#programs/one-camera.ts'

export const cameraSuspend: Command = {
  name: 'camera suspend',
  does: {
    vi: 'Tạm dừng một camera: trạm không gọi tới nó nữa, và sổ ghi rõ vì sao, ai cho dừng.',
    en: 'Suspends a camera: it is not dialled, and the ledger says why and by whom.',
  },
  options: {
    camera: cameraOption,
    reason: { type: 'string', value: 'TEXT', needed: true, vi: 'vì sao dừng', en: 'why' },
    until: {
      type: 'string',
      value: 'T',
      vi: 'tự ghi lại từ lúc này: "20:00", "25/11/2026 07:00"; bỏ trống: đến khi có người cho ghi lại',
      en: 'comes back by itself then; without it when somebody resumes it',
    },
    ...stationOptions,
  },
  examples: ['matthan camera suspend --camera cong-chinh --reason "sửa nhà" --until "25/11/2026 07:00"'],
  run: async values => {
    const body: Suspend = { reason: neededText(values, 'reason'), until_90k: untilOf(values) }
    tellCamera(values, await changeCamera(values, 'POST', '/suspension', body), restText)
  },
}

export const cameraResume: Command = {
  name: 'camera resume',
  does: { vi: 'Cho camera đang tạm dừng ghi lại ngay.', en: 'Resumes a suspended camera at once.' },
  options: { camera: cameraOption, ...stationOptions },
  run: async values => tellCamera(values, await changeCamera(values, 'DELETE', '/suspension'), restText),
}

export const cameraSchedule: Command = {
  name: 'camera schedule',
  does: {
    vi: 'Đặt giờ ghi trong tuần của một camera. Ngoài giờ không ghi, vẫn xem trực tiếp được.',
    en: 'Sets the hours of the week in which a camera is recorded. Outside them it can still be watched live.',
  },
  options: {
    camera: cameraOption,
    hours: {
      type: 'string',
      value: 'HOURS',
      vi: 'như "t2-t6 18:00-06:00; t7,cn 00:00-24:00", giờ Việt Nam',
      en: 'such as "mon-fri 18:00-06:00; sat,sun 00:00-24:00", Viet Nam’s time',
    },
    clear: { type: 'boolean', vi: 'bỏ lịch: ghi suốt', en: 'no hours: always recorded' },
    ...stationOptions,
  },
  examples: [
    'matthan camera schedule --camera cong-chinh --hours "t2-t6 18:00-06:00"',
    'matthan camera schedule --camera cong-chinh --clear',
  ],
  run: async values => {
    const hours = textOf(values, 'hours') ?? null
    if ((hours === null) !== (values.clear === true))
      throw new Problem('bad_command', { command: 'camera schedule', options: '--hours | --clear' })
    tellCamera(values, await changeCamera(values, 'PUT', '/hours', { hours }), restText)
  },
}

const untilOf = (values: Values): number | null => {
  const text = textOf(values, 'until')
  if (text === undefined) return null
  const when = parseWhen(text, wallFromUnixMillis(Date.now()))
  if (!when.ok) throw new Problem('bad_time', { option: '--until' })
  return when.value
}

/** How a camera is to be recorded, in words. */
const restText = ({ suspended, hours }: Camera): string => {
  if (suspended !== null) {
    const until = suspended.until_90k === null ? '' : `, đến (until) ${localText(wallTime90k(suspended.until_90k))}`
    return `tạm dừng (suspended)${until}: ${suspended.reason} · ${suspended.by}`
  }
  return hours === null ? 'ghi suốt (always recorded)' : `ghi vào giờ (recorded at) ${hours.text}`
}
