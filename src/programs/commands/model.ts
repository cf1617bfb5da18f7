// matthan model, matthan detect: networks for the detector, what runs them, and the detector itself.

import { basename, resolve } from 'node:path'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { Detection, InstalledModelShown, InstallModel, ModelShown, Models } from '#contract/detection.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions, textOf, textsOf, type Values } from '#programs/command.ts'
import { findRuntime, installRuntime } from '#programs/detector/runtime.ts'
import { table } from '#programs/words.ts'

const text = { type: 'string' } as const

export const modelInstall: Command = {
  name: 'model install',
  does: {
    vi: 'Cài một mô hình nhận dạng vật (ONNX dạng YOLOX). Tệp được kiểm tra mà không chạy, rồi chạy thử riêng.',
    en: 'Installs a detection model (ONNX laid out as YOLOX). The file is checked without running it, then tried on its own.',
  },
  operands: ['FILE'],
  options: {
    name: { ...text, value: 'NAME', vi: 'tên ngắn; mặc định theo tên tệp', en: 'a short name; the file’s by default' },
    licence: { ...text, value: 'TEXT', vi: 'giấy phép của mô hình', en: 'the model’s licence' },
    classes: { ...text, value: 'FILE', vi: 'tệp tên loại, mỗi dòng một loại', en: 'names of its classes, a line each' },
    ...stationOptions,
  },
  examples: ['matthan model install yolox_nano.onnx --licence "Apache-2.0"'],
  run: async (values, [file = '']) => {
    const classes = textOf(values, 'classes')
    const body: InstallModel = {
      file: resolve(file),
      name: textOf(values, 'name') ?? shortName(file),
      licence: textOf(values, 'licence') ?? '',
      ...(classes !== undefined && { classes_file: resolve(classes) }),
    }
    const model = await askStation<InstalledModelShown>(dataFolder(values), 'POST', '/api/models', { body })
    if (values.json === true) return printJson(model)
    const took =
      model.picture_ms === null
        ? 'chưa chạy thử: chưa có bộ chạy mô hình, cài bằng "matthan model runtime" (not tried: nothing here runs it)'
        : `mỗi hình ${Math.round(model.picture_ms)} ms (a picture)`
    process.stdout.write(
      `Đã cài ${model.name}: ${took}.\n(Installed.)\nDùng (use it): matthan detect on --model ${model.name}\n`,
    )
  },
}

const shortName = (file: string): string =>
  basename(file)
    .replace(/\.onnx$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .slice(0, 48)

export const modelList: Command = {
  name: 'model list',
  does: { vi: 'Liệt kê mô hình đã cài và bộ chạy mô hình.', en: 'Lists installed models and what runs them.' },
  options: stationOptions,
  run: async values => {
    const { models, runtime } = await askStation<Models>(dataFolder(values), 'GET', '/api/models')
    if (values.json === true) return printJson({ models, runtime })
    const rows = models.map(({ name, licence, width, height, in_use, sha256 }) => [
      ...[name, licence === '' ? '–' : licence, `${width}×${height}`, in_use ? 'đang dùng (in use)' : ''],
      sha256.slice(0, 16),
    ])
    process.stdout.write(
      rows.length === 0
        ? 'Chưa cài mô hình nào. (No model is installed.)\n'
        : table([['TÊN', 'GIẤY PHÉP', 'HÌNH', '', 'SHA-256'], ...rows]),
    )
    process.stdout.write(
      runtime === null
        ? 'Chưa có bộ chạy mô hình: matthan model runtime (Nothing runs models here.)\n'
        : `Bộ chạy mô hình (runtime): onnxruntime-node ${runtime}\n`,
    )
  },
}

export const modelShow: Command = {
  name: 'model show',
  does: { vi: 'Xem một mô hình.', en: 'Shows a model.' },
  operands: ['NAME'],
  options: stationOptions,
  run: async (values, [name = '']) => {
    const { models } = await askStation<Models>(dataFolder(values), 'GET', '/api/models')
    const model = models.find(one => one.name === name)
    if (model === undefined) throw new Problem('no_such_model', { model: name.slice(0, 60) })
    if (values.json === true) return printJson(model)
    process.stdout.write(
      table([
        ['tên (name)', model.name],
        ['giấy phép (licence)', model.licence],
        ['SHA-256', model.sha256],
        ['cỡ (size)', `${Math.round(model.bytes / 1e5) / 10} MB`],
        ['loại (classes)', model.classes.join(', ')],
        ['cài (installed)', `${localText(wallTime90k(model.installed_90k))}, ${model.by}`],
      ]),
    )
  },
}

export const modelRemove: Command = {
  name: 'model remove',
  does: { vi: 'Gỡ một mô hình không dùng.', en: 'Removes a model that is not in use.' },
  operands: ['NAME'],
  options: stationOptions,
  run: async (values, [name = '']) => {
    const path = `/api/models/${encodeURIComponent(name)}`
    const removed = await askStation<ModelShown>(dataFolder(values), 'DELETE', path)
    if (values.json === true) return printJson(removed)
    process.stdout.write(`Đã gỡ ${removed.name}. (Removed.)\n`)
  },
}

export const modelRuntime: Command = {
  name: 'model runtime',
  does: {
    vi: 'Cài bộ chạy mô hình (onnxruntime, 75 MB) vào thư mục dữ liệu. Cần mạng; làm một lần.',
    en: 'Installs what runs models (onnxruntime, 75 MB) into the data folder. Needs a line to the Internet; once.',
  },
  options: stationOptions,
  run: async values => {
    const data = dataFolder(values)
    const version = findRuntime(data)?.version ?? (await installRuntime(data))
    if (values.json === true) return printJson({ version })
    process.stdout.write(`Bộ chạy mô hình đã có: onnxruntime-node ${version}. (What runs models is here.)\n`)
  },
}

const states: Readonly<Record<Detection['state'], string>> = {
  off: 'tắt (off)',
  starting: 'đang mở (starting)',
  running: 'đang chạy (running)',
  restarting: 'đang mở lại (starting again)',
  no_runtime: 'chưa có bộ chạy mô hình (nothing runs models): matthan model runtime',
  no_model: 'mô hình không còn (the model is gone)',
  unavailable: 'không chạy được ở máy này (does not run on this machine)',
}

export const detectShow: Command = {
  name: 'detect show',
  does: { vi: 'Xem máy đoán vật đang chạy ra sao.', en: 'Shows how the detector fares.' },
  options: stationOptions,
  run: async values => say(values, await askStation<Detection>(dataFolder(values), 'GET', '/api/detection')),
}

export const detectOn: Command = {
  name: 'detect on',
  does: {
    vi: 'Bật máy đoán vật (người, xe…) trên hình có chuyển động. Không nhận mặt, không nhận người.',
    en: 'Switches on the detector (people, vehicles …) for pictures with motion. No faces, no identities.',
  },
  options: {
    model: { ...text, value: 'NAME', needed: true, vi: 'mô hình đã cài', en: 'an installed model' },
    share: {
      ...text,
      value: 'PERCENT',
      vi: 'nhiều nhất bao nhiêu % một nhân; mặc định 30',
      en: '% of one core at most; 30',
    },
    camera: {
      ...text,
      value: 'CAMERA',
      many: true,
      vi: 'chỉ camera này; dùng được nhiều lần',
      en: 'only these cameras',
    },
    ...stationOptions,
  },
  run: async values => {
    const data = dataFolder(values)
    const { share, least_score } = await askStation<Detection>(data, 'GET', '/api/detection')
    const [percent, cameras] = [textOf(values, 'share'), textsOf(values, 'camera')]
    const body = {
      ...{ model: textOf(values, 'model'), least_score, cameras: cameras.length === 0 ? null : cameras },
      share: percent === undefined ? share : Number(percent) / 100,
    }
    say(values, await askStation<Detection>(data, 'PUT', '/api/detection', { body }))
  },
}

export const detectOff: Command = {
  name: 'detect off',
  does: { vi: 'Tắt máy đoán vật.', en: 'Switches the detector off.' },
  options: stationOptions,
  run: async values => {
    const data = dataFolder(values)
    const { share, least_score, cameras } = await askStation<Detection>(data, 'GET', '/api/detection')
    say(
      values,
      await askStation<Detection>(data, 'PUT', '/api/detection', {
        body: { model: null, share, least_score, cameras },
      }),
    )
  },
}

const say = (values: Values, told: Detection): void => {
  if (values.json === true) printJson(told)
  else
    process.stdout.write(
      table([
        ['trạng thái (state)', states[told.state]],
        ['mô hình (model)', told.model ?? '–'],
        ['phần nhân (share of a core)', `${Math.round(told.share * 100)}%`],
        ['hình đã xem (pictures)', String(told.pictures)],
        ['mỗi hình (a picture)', `${Math.round(told.picture_ms)} ms`],
        ['chậm (behind)', `${Math.round(told.behind_s)} s`],
        ['bỏ qua (passed over)', `${Math.round(told.skipped_s)} s`],
      ]),
    )
}
