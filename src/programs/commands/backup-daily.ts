// matthan backup daily: where the day's backup goes beside the station's own disk, and whether it is encrypted.

import { resolve } from 'node:path'
import { Problem } from '#base/problems.ts'
import { readElsewhere, setElsewhere } from '#programs/backup-elsewhere.ts'
import { type Command, dataFolder, printJson, stationOptions, textOf, textsOf } from '#programs/command.ts'

export const backupDaily: Command = {
  name: 'backup daily',
  does: {
    vi: 'Đặt nơi chép thêm bản sao lưu mỗi ngày (USB, ổ mạng), có thể mã hóa. Không nêu gì thì xem đang đặt thế nào.',
    en: 'Sets where each day’s backup is copied to as well (a stick, a share), encrypted or not. Without options: shows it.',
  },
  options: {
    to: {
      type: 'string',
      value: 'FOLDER',
      vi: 'thư mục có sẵn ở ổ khác',
      en: 'a folder that is there, on another disk',
    },
    recipient: {
      type: 'string',
      value: 'AGE_KEY',
      many: true,
      vi: 'mã hóa cho khóa công khai age này (age1…)',
      en: 'encrypt to this age public key (age1…)',
    },
    'with-key': { type: 'boolean', vi: 'kèm khóa; chỉ khi mã hóa', en: 'with the keys; only when encrypted' },
    off: { type: 'boolean', vi: 'thôi chép', en: 'no longer' },
    ...stationOptions,
  },
  examples: ['matthan backup daily --to /mnt/usb/backups --recipient age1… --with-key', 'matthan backup daily --off'],
  run: async values => {
    const data = dataFolder(values)
    const [to, recipients, with_key] = [textOf(values, 'to'), textsOf(values, 'recipient'), values['with-key'] === true]
    if (values.off === true) setElsewhere(data, undefined)
    else if (to !== undefined) setElsewhere(data, { to: resolve(to), recipients: [...recipients], with_key })
    else if (recipients.length > 0 || with_key) throw new Problem('bad_command', { missing: '--to' })
    const now = readElsewhere(data)
    if (values.json === true) return printJson({ elsewhere: now ?? null })
    process.stdout.write(
      now === undefined
        ? 'Chỉ chép vào thư mục dữ liệu. (Into the data folder only.)\n'
        : `Mỗi ngày chép thêm vào (each day also to): ${now.to}\n  ${now.recipients.length > 0 ? `mã hóa cho ${now.recipients.length} khóa (encrypted)` : 'không mã hóa (not encrypted)'}${now.with_key ? ', kèm khóa (with the keys)' : ''}\n`,
    )
  },
}
