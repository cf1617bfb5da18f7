// Commands about notice and rights: who answers for footage, signs, requests of the people in the picture, papers.

import { type Listed, ours } from './listed.ts'

export const noticeCommands: Readonly<Record<string, Listed>> = {
  'controller show': {
    vi: 'xem ai chịu trách nhiệm về hình, để làm gì',
    en: 'show who answers for the footage, and what for',
    load: ours(async () => (await import('#programs/commands/controller.ts')).controllerShow),
  },
  'controller set': {
    vi: 'đặt bên kiểm soát dữ liệu, mục đích',
    en: 'set the controller and purposes',
    load: ours(async () => (await import('#programs/commands/controller.ts')).controllerSet),
  },
  'camera notice': {
    vi: 'bên kiểm soát, mục đích của một camera',
    en: 'controller and purposes of one camera',
    load: ours(async () => (await import('#programs/commands/controller.ts')).cameraNotice),
  },
  'sign list': {
    vi: 'xem camera nào có biển, thiếu gì',
    en: 'show which cameras have signs and what they lack',
    load: ours(async () => (await import('#programs/commands/sign.ts')).signList),
  },
  'sign print': {
    vi: 'làm biển thông báo để in',
    en: 'make notice signs to print',
    load: ours(async () => (await import('#programs/commands/sign.ts')).signPrint),
  },
  'sign note': {
    vi: 'ghi tình trạng biển, gửi ảnh',
    en: 'note the state of a sign, send its photo',
    load: ours(async () => (await import('#programs/commands/sign.ts')).signNote),
  },
  'request list': {
    vi: 'liệt kê yêu cầu của người dân',
    en: 'list requests of people in the picture',
    load: ours(async () => (await import('#programs/commands/request.ts')).requestList),
  },
  'request show': {
    vi: 'xem một yêu cầu',
    en: 'show a request',
    load: ours(async () => (await import('#programs/commands/request.ts')).requestShow),
  },
  'request add': {
    vi: 'ghi một yêu cầu',
    en: 'enter a request',
    load: ours(async () => (await import('#programs/commands/request.ts')).requestAdd),
  },
  'request step': {
    vi: 'ghi một bước giải quyết',
    en: 'take a step',
    load: ours(async () => (await import('#programs/commands/request.ts')).requestStep),
  },
  'request hold': {
    vi: 'giữ hình được hỏi',
    en: 'hold the footage asked for',
    load: ours(async () => (await import('#programs/commands/request.ts')).requestHold),
  },
  'request letter': {
    vi: 'làm văn bản trả lời',
    en: 'make a letter',
    load: ours(async () => (await import('#programs/commands/request.ts')).requestLetter),
  },
  'retention policy': {
    vi: 'văn bản chính sách lưu trữ',
    en: 'the retention policy as a paper',
    load: ours(async () => (await import('#programs/commands/dossier.ts')).retentionPolicy),
  },
  'paper template list': {
    vi: 'xem mẫu giấy trích xuất đang dùng',
    en: 'show which templates of papers are in use',
    load: ours(async () => (await import('#programs/commands/paper-template.ts')).templateList),
  },
  'paper template export': {
    vi: 'lấy một mẫu ra để sửa',
    en: 'write a template out to change it',
    load: ours(async () => (await import('#programs/commands/paper-template.ts')).templateExport),
  },
  'paper template check': {
    vi: 'xem mẫu có lỗi gì',
    en: 'see what is wrong with a template',
    load: ours(async () => (await import('#programs/commands/paper-template.ts')).templateCheck),
  },
  'paper template preview': {
    vi: 'in thử mẫu với dữ liệu giả',
    en: 'print a template with made-up data',
    load: ours(async () => (await import('#programs/commands/paper-template.ts')).templatePreview),
  },
  'paper template use': {
    vi: 'dùng mẫu của đơn vị',
    en: 'use a template of this house',
    load: ours(async () => (await import('#programs/commands/paper-template.ts')).templateUse),
  },
  'paper template drop': {
    vi: 'trở về mẫu của chương trình',
    en: 'go back to the program’s own',
    load: ours(async () => (await import('#programs/commands/paper-template.ts')).templateDrop),
  },
  dossier: {
    vi: 'hồ sơ đánh giá tác động, đề xuất cấp độ',
    en: 'impact assessment and level dossier',
    load: ours(async () => (await import('#programs/commands/dossier.ts')).dossier),
  },
}
