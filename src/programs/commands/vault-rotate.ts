// matthan vault rotate: another key for the vault. What was sealed with the old one is sealed anew; the old key is gone afterwards.

import { type Command, dataFolder, printJson, stationOptions } from '#programs/command.ts'
import { refuseWhileRunning } from '#programs/station-runs.ts'
import { rotateVault } from '#programs/vault-rotation.ts'

export const vaultRotate: Command = {
  name: 'vault rotate',
  does: {
    vi: 'Đổi khóa của két giữ mật khẩu camera và mã bí mật đăng nhập. Trạm phải đang tắt. Khóa cũ không còn nữa.',
    en: 'Changes the key that camera passwords and sign-in secrets are sealed with. The station must be stopped. The old key is gone.',
  },
  options: stationOptions,
  notes: [
    'Bản sao lưu làm trước đó chỉ mở được mật khẩu camera bằng khóa cũ: hãy sao lưu lại ngay sau khi đổi.',
    '(Backups made before open their camera passwords with the old key only: make a new one at once.)',
  ],
  run: async values => {
    const data = dataFolder(values)
    await refuseWhileRunning(data)
    const done = rotateVault(data)
    if (values.json === true) return printJson(done)
    const lines = [
      `Đã đổi khóa; ${done.resealed} mục được niêm phong lại. (The key is another; ${done.resealed} items were sealed anew.)`,
      ...(done.locked === 0
        ? []
        : [
            `! ${done.locked} mục không mở được bằng khóa cũ, phải nhập lại. (Could not be opened before; enter them again.)`,
          ]),
      'Hãy sao lưu lại ngay, kèm khóa: matthan backup --with-key --recipient … (Make a backup now.)',
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  },
}
