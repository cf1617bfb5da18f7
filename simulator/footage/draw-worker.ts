// Draw worker: the thread's own entry, so that scenes are drawn beside each other.

import { workerData } from 'node:worker_threads'
import { type DrawJob, drawScene } from './draw-job.ts'
import { loadLibav } from './libav.ts'

drawScene(await loadLibav(), workerData as DrawJob)
