// matthan restore: puts a backup back. What was there is set aside under another name.

import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { Problem } from '#base/problems.ts'
import { type Restored, restoreBackup } from '#programs/backup.ts'
import {
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  type Values,
} from '#programs/command.ts'
import { isEncrypted, openEncryptedBackup, readSecret, type Unlock } from '#programs/encrypted-backup.ts'
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
    identity: {
      type: 'string',
      value: 'FILE',
      vi: 'tệp khóa age để mở bản sao được mã hóa',
      en: 'the age identity file that opens an encrypted backup',
    },
    'passphrase-file': {
      type: 'string',
      value: 'FILE',
      vi: 'tệp chứa mật khẩu của bản sao được mã hóa',
      en: 'the file with the passphrase of an encrypted backup',
    },
    ...stationOptions,
  },
  examples: ['matthan restore --data data --from data/backups/2026-11-22'],
  run: async values => {
    const data = dataFolder(values)
    await refuseWhileRunning(data)
    const {
      manifest,
      set_aside,
      holds_kept = null,
    } = await restoreFrom(data, resolve(neededText(values, 'from')), values)
    if (values.json === true) return printJson({ data, set_aside, holds_kept, ...manifest })
    const lines = [
      `Đã phục hồi bản sao làm lúc (restored the backup made at) ${manifest.made_at}.`,
      ...set_aside.map(name => `  tệp cũ (old file): ${name}`),
      ...heldText(holds_kept),
      'Hình ghi sau lúc đó được đưa lại vào danh mục khi trạm khởi động. (Later footage is entered when the station starts.)',
      ...(manifest.with_key
        ? []
        : ['Bản sao không kèm khóa: nếu keys/vault.key cũng mất thì phải nhập lại mật khẩu camera. (It has no keys.)']),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  },
}

const heldText = (kept: number | null): readonly string[] => {
  if (kept === 0) return []
  if (kept !== null) return [`Giữ nguyên ${kept} lệnh giữ dữ liệu đặt sau lúc ấy. (${kept} later holds stand on.)`]
  return [
    'Không đọc được sổ cũ: lệnh giữ dữ liệu đặt sau lúc ấy phải đặt lại. (The old book cannot be read: later holds must be made again.)',
  ]
}

/** What was decrypted is gone again whatever comes of it. */
const restoreFrom = async (data: string, from: string, values: Values): Promise<Restored> => {
  if (!isEncrypted(from)) return restoreBackup(data, from)
  const plain = await openEncryptedBackup(from, data, unlockOf(values))
  try {
    return await restoreBackup(data, plain)
  } finally {
    rmSync(plain, { recursive: true, force: true })
  }
}

const unlockOf = (values: Values): Unlock => {
  const [identity, passphrase] = [textOf(values, 'identity'), textOf(values, 'passphrase-file')]
  if (identity !== undefined) return { identity: readSecret(resolve(identity)) }
  if (passphrase !== undefined) return { passphrase: readSecret(resolve(passphrase)) }
  throw new Problem('backup_encrypted')
}
