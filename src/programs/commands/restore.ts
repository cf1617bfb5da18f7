// matthan restore: puts a backup back. What was there is set aside under another name.

import { resolve } from 'node:path'
import { restoreBackup } from '#programs/backup.ts'
import { type Command, dataFolder, neededText, printJson, stationOptions } from '#programs/command.ts'
import { refuseWhileRunning } from '#programs/station-runs.ts'

export const restore: Command = {
  name: 'restore',
  does: {
    vi: 'Phục hồi sổ sách của trạm từ bản sao lưu. Trạm phải đang tắt; tệp cũ được đổi tên, không bị xóa.',
    en: 'Puts the station’s books back from a backup. The station must be stopped; old files are renamed, not deleted.',
  },
  options: {
    from: {
      type: 'string',
      value: 'FOLDER',
      needed: true,
      vi: 'thư mục của bản sao lưu',
      en: 'the folder of the backup',
    },
    ...stationOptions,
  },
  examples: ['matthan restore --data data --from data/backups/2026-11-22'],
  run: async values => {
    const data = dataFolder(values)
    await refuseWhileRunning(data)
    const { manifest, set_aside } = await restoreBackup(data, resolve(neededText(values, 'from')))
    if (values.json === true) return printJson({ data, set_aside, ...manifest })
    const lines = [
      `Đã phục hồi bản sao làm lúc (restored the backup made at) ${manifest.made_at}.`,
      ...set_aside.map(name => `  tệp cũ (old file): ${name}`),
      'Hình ghi sau lúc đó được đưa lại vào danh mục khi trạm khởi động. (Later footage is entered when the station starts.)',
      ...(manifest.with_key
        ? []
        : ['Bản sao không kèm khóa: nếu keys/vault.key cũng mất thì phải nhập lại mật khẩu camera. (It has no keys.)']),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  },
}
