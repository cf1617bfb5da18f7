// matthan backup: a copy of the station's books, with the station running or not.

import { resolve } from 'node:path'
import { makeBackup } from '#programs/backup.ts'
import { type Command, dataFolder, neededText, printJson, stationOptions } from '#programs/command.ts'
import { sizeText } from '#programs/words.ts'

export const backup: Command = {
  name: 'backup',
  does: {
    vi: 'Sao lưu sổ sách của trạm: tài khoản, camera, danh mục hình. Không gồm hình đã ghi.',
    en: 'Backs up the station’s books: accounts, cameras, the catalogue. Footage is not in it.',
  },
  options: {
    to: {
      type: 'string',
      value: 'FOLDER',
      needed: true,
      vi: 'thư mục mới để chứa bản sao',
      en: 'a new folder for the copy',
    },
    'with-key': {
      type: 'boolean',
      vi: 'kèm khóa mở mật khẩu camera và khóa ký; phải cất bản sao này thật kín',
      en: 'with the keys to the camera passwords and for signing; keep such a copy under lock',
    },
    ...stationOptions,
  },
  examples: ['matthan backup --to /mnt/usb/mat-than-2026-11-22'],
  run: async values => {
    const to = resolve(neededText(values, 'to'))
    const manifest = await makeBackup(dataFolder(values), to, values['with-key'] === true)
    if (values.json === true) return printJson({ folder: to, ...manifest })
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
    const lines = [
      `Đã sao lưu và mở thử (backed up, and opened to make sure): ${to}`,
      `  ${manifest.files.length} tệp (files), ${sizeText(bytes)}`,
      manifest.with_key
        ? 'Bản sao này mở được mật khẩu camera: hãy cất kín. (It opens the camera passwords: keep it under lock.)'
        : 'Không kèm khóa; mật khẩu camera trong bản sao không mở được. (Without keys: its camera passwords stay sealed.)',
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  },
}
