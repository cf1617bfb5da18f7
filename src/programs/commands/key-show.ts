// matthan key show: the public half of the station's signing key, to be given to whoever will have to check footage. Asks nobody: the file
// is there whether the station runs or not.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '#base/problems.ts'
import { fingerprintOf, publicKeysIn } from '#engine/recording/chain-head.ts'
import { type Command, dataFolder, printJson, stationOptions } from '#programs/command.ts'

export const keyShow: Command = {
  name: 'key show',
  does: {
    vi: 'In khóa công khai mà trạm dùng để ký hình, và dấu vân tay của khóa. Hãy trao cho người sẽ phải kiểm tra, càng sớm càng tốt.',
    en: 'Prints the public key that footage is signed with, and its fingerprint. Give it early to whoever will have to check.',
  },
  options: stationOptions,
  examples: ['matthan key show', 'matthan key show > khoa-cong-khai.pem'],
  run: async values => {
    const [current, ...earlier] = readPublished(dataFolder(values))
    if (values.json === true) return printJson({ current, earlier })
    const lines = [
      ...(process.stdout.isTTY ? [heading(current!)] : []),
      current!.pem,
      ...earlier.map(({ fingerprint, pem }) => `Khóa trước đây (an earlier key): ${fingerprint}\n\n${pem}`),
    ]
    process.stdout.write(lines.join('\n'))
    if (!process.stdout.isTTY) process.stderr.write(heading(current!))
  },
}

type Published = { readonly fingerprint: string; readonly pem: string }

const readPublished = (data: string): readonly Published[] => {
  const file = join(data, 'station.pub')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Problem('no_signing_key', { data }, { cause })
  }
  const keys = publicKeysIn(text).map(pem => ({ fingerprint: fingerprintOf(pem), pem }))
  if (keys.length === 0) throw new Problem('no_signing_key', { data })
  return keys
}

const heading = ({ fingerprint }: Published): string => `Dấu vân tay của khóa (fingerprint, SHA-256):
  ${fingerprint}
Hãy ghi vào biên bản và giữ ở nơi khác. (Write it down, and keep it elsewhere.)
Gói chứng cứ được kiểm tra bằng "matthan verify", hoặc trang /kiem-tra.html của trạm. (Bundles are checked by "matthan verify", or the station’s page /kiem-tra.html.)
`
