// matthan backup: a copy of the station's books, with the station running or not.

import { resolve } from 'node:path'
import { Problem } from '#base/problems.ts'
import { makeBackup, onSameDisk } from '#programs/backup.ts'
import {
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  textsOf,
  type Values,
} from '#programs/command.ts'
import { type Lock, makeEncryptedBackup, readSecret } from '#programs/encrypted-backup.ts'
import { sizeText } from '#programs/words.ts'
import { copyLog } from '#store/access-log/copy-log.ts'
import { logFolderOf } from '#store/access-log/log-files.ts'

export const backup: Command = {
  name: 'backup',
  does: {
    vi: 'Sao lưu sổ sách của trạm: tài khoản, camera, danh mục hình, nhật ký truy cập. Không gồm hình đã ghi.',
    en: 'Backs up the station’s books: accounts, cameras, the catalogue, the access log. Footage is not in it.',
  },
  options: {
    to: {
      type: 'string',
      value: 'FOLDER',
      needed: true,
      vi: 'thư mục mới để chứa bản sao; nơi đặt nó phải có sẵn',
      en: 'a new folder for the copy; what it goes into must be there',
    },
    'with-key': {
      type: 'boolean',
      vi: 'kèm khóa mở mật khẩu camera và khóa ký; phải cất bản sao này thật kín',
      en: 'with the keys to the camera passwords and for signing; keep such a copy under lock',
    },
    recipient: {
      type: 'string',
      value: 'AGE_KEY',
      many: true,
      vi: 'mã hóa cho khóa công khai age này (age1…)',
      en: 'encrypt to this age public key (age1…)',
    },
    'passphrase-file': {
      type: 'string',
      value: 'FILE',
      vi: 'mã hóa bằng mật khẩu trong tệp này, ít nhất 16 ký tự',
      en: 'encrypt with the passphrase in this file, at least 16 characters',
    },
    ...stationOptions,
  },
  examples: [
    'matthan backup --to /mnt/usb/mat-than-2026-11-22',
    'matthan backup --to /mnt/usb/mat-than-2026-11-22 --with-key --recipient age1…',
  ],
  run: async values => {
    const to = resolve(neededText(values, 'to'))
    const data = dataFolder(values)
    // The access log proves itself, and is never put in the place of a newer one.
    const log = (folder: string) => copyLog(logFolderOf(data), logFolderOf(folder))
    const lock = lockOf(values)
    const with_key = values['with-key'] === true
    const manifest =
      lock === undefined
        ? await makeBackup(data, to, with_key, new Date(), log)
        : await makeEncryptedBackup(data, to, with_key, lock, new Date(), log)
    const same_disk = onSameDisk(data, to)
    if (values.json === true) return printJson({ folder: to, same_disk, encrypted: lock !== undefined, ...manifest })
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
    const lines = [
      `Đã sao lưu và mở thử (backed up, and opened to make sure): ${to}`,
      `  ${manifest.files.length} tệp (files), ${sizeText(bytes)}`,
      ...(lock === undefined
        ? []
        : ['Bản sao được mã hóa; không có khóa hay mật khẩu thì không ai mở được. (Encrypted.)']),
      manifest.with_key && lock === undefined
        ? 'Bản sao này mở được mật khẩu camera: hãy cất kín. (It opens the camera passwords: keep it under lock.)'
        : manifest.with_key
          ? 'Kèm khóa của két. (With the vault’s key.)'
          : 'Không kèm khóa; mật khẩu camera trong bản sao không mở được. (Without keys: its camera passwords stay sealed.)',
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    if (same_disk) process.stderr.write(sameDiskWarning)
  },
}

const lockOf = (values: Values): Lock | undefined => {
  const [recipients, file] = [textsOf(values, 'recipient'), textOf(values, 'passphrase-file')]
  if (recipients.length > 0 && file !== undefined)
    throw new Problem('bad_command', { superfluous: '--passphrase-file' })
  if (recipients.length > 0) return { recipients }
  return file === undefined ? undefined : { passphrase: readSecret(resolve(file)) }
}

const sameDiskWarning = `! Bản sao nằm cùng ổ đĩa với dữ liệu: ổ hỏng thì mất cả hai. Nếu định lưu ra USB, hãy xem USB đã được gắn chưa.
  (The copy is on the same disk as the data: when it dies, both are gone. Was a stick meant, and is it mounted?)
`
