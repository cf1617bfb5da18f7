// Commands about the encrypted line and the vault. Each is loaded only when it is called.

import { type Listed, ours } from './listed.ts'

export const tlsCommands: Readonly<Record<string, Listed>> = {
  'tls show': {
    vi: 'xem chứng chỉ https của trạm',
    en: 'show the station’s https certificates',
    load: ours(async () => (await import('#programs/commands/tls.ts')).tlsShow),
  },
  'tls renew': {
    vi: 'ký lại chứng chỉ ngay',
    en: 'sign the certificate anew',
    load: ours(async () => (await import('#programs/commands/tls.ts')).tlsRenew),
  },
  'tls ca': {
    vi: 'in chứng chỉ gốc để cài lên máy khác',
    en: 'print the authority that other machines are to trust',
    load: ours(async () => (await import('#programs/commands/tls.ts')).tlsCa),
  },
  'tls use': {
    vi: 'dùng chứng chỉ của đơn vị',
    en: 'use certificate files of your own',
    load: ours(async () => (await import('#programs/commands/tls.ts')).tlsUse),
  },
  'tls acme': {
    vi: 'xin chứng chỉ công khai, như Let’s Encrypt',
    en: 'ask an authority such as Let’s Encrypt',
    load: ours(async () => (await import('#programs/commands/tls.ts')).tlsAcme),
  },
  'vault rotate': {
    vi: 'đổi khóa của két mật khẩu camera',
    en: 'change the key that camera passwords are sealed with',
    load: ours(async () => (await import('#programs/commands/vault-rotate.ts')).vaultRotate),
  },
  'tls own': {
    vi: 'trở lại chứng chỉ trạm tự ký',
    en: 'go back to the station’s own certificate',
    load: ours(async () => (await import('#programs/commands/tls.ts')).tlsOwn),
  },
}
