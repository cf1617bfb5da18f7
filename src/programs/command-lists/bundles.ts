// Commands about bundles that leave. Each is loaded only when it is called.

import { type Listed, ours } from './listed.ts'

export const bundleCommands: Readonly<Record<string, Listed>> = {
  'extract save': {
    vi: 'chép gói trích xuất ra USB, tệp .zip hoặc tệp mã hóa, rồi kiểm tra',
    en: 'copy a bundle to a stick, a .zip or an encrypted file, and verify it',
    load: ours(async () => (await import('#programs/commands/extract-save.ts')).extractSave),
  },
}
