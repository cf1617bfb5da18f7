// Commands about models and the detector. Each is loaded only when it is called.

import { type Listed, ours } from './listed.ts'

export const detectionCommands: Readonly<Record<string, Listed>> = {
  'model install': {
    vi: 'cài mô hình nhận dạng vật',
    en: 'install a detection model',
    load: ours(async () => (await import('#programs/commands/model.ts')).modelInstall),
  },
  'model list': {
    vi: 'liệt kê mô hình',
    en: 'list models',
    load: ours(async () => (await import('#programs/commands/model.ts')).modelList),
  },
  'model show': {
    vi: 'xem một mô hình',
    en: 'show a model',
    load: ours(async () => (await import('#programs/commands/model.ts')).modelShow),
  },
  'model remove': {
    vi: 'gỡ mô hình',
    en: 'remove a model',
    load: ours(async () => (await import('#programs/commands/model.ts')).modelRemove),
  },
  'model runtime': {
    vi: 'cài bộ chạy mô hình',
    en: 'install what runs models',
    load: ours(async () => (await import('#programs/commands/model.ts')).modelRuntime),
  },
  'detect show': {
    vi: 'xem máy đoán vật',
    en: 'show the detector',
    load: ours(async () => (await import('#programs/commands/model.ts')).detectShow),
  },
  'detect on': {
    vi: 'bật máy đoán vật',
    en: 'switch the detector on',
    load: ours(async () => (await import('#programs/commands/model.ts')).detectOn),
  },
  'detect off': {
    vi: 'tắt máy đoán vật',
    en: 'switch the detector off',
    load: ours(async () => (await import('#programs/commands/model.ts')).detectOff),
  },
}
