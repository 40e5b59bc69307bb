import sharp from 'sharp'
import { acceptPicture } from '../src/platform/media/picture.ts'
import { readFileSync } from 'node:fs'
function mem() {
  const ch = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean)
  return ch
    .map((p) => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${p}/status`, 'utf8'))?.[1])
    .map((x) => Math.round(Number(x) / 1024))
}
const noise = { type: 'gaussian' as const, mean: 120, sigma: 20 }
const big = sharp({
  create: { width: 8000, height: 6200, channels: 3, background: '#345', noise },
  limitInputPixels: false,
})
const cases: [string, Buffer][] = [
  ['jpeg48', await big.clone().jpeg({ quality: 70 }).toBuffer()],
  ['jpegprog', await big.clone().jpeg({ quality: 50, progressive: true }).toBuffer()],
  [
    'pnginter flat',
    await sharp({
      create: { width: 8000, height: 6200, channels: 4, background: '#345c' },
      limitInputPixels: false,
    })
      .png({ progressive: true })
      .toBuffer(),
  ],
  ['jpeg rotated', await big.clone().withMetadata({ orientation: 6 }).jpeg({ quality: 60 }).toBuffer()],
  ['webp', await big.clone().webp({ quality: 10, effort: 0 }).toBuffer()],
  [
    'avif flat',
    await sharp({
      create: { width: 8000, height: 6200, channels: 3, background: '#345' },
      limitInputPixels: false,
    })
      .avif({ effort: 0, quality: 30 })
      .toBuffer(),
  ],
  [
    'svg blur',
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1600"><defs><filter id="f"><feTurbulence baseFrequency="0.05" numOctaves="20"/><feGaussianBlur stdDeviation="300"/></filter></defs>' +
        '<rect width="1600" height="1600" filter="url(#f)"/>'.repeat(20) +
        '</svg>',
    ),
  ],
]
for (const [n, b] of cases) {
  const t = performance.now()
  const r = await acceptPicture(b)
  console.log(
    n,
    (b.length / 1e6).toFixed(1) + 'MB',
    Math.round(performance.now() - t) + 'ms',
    r.ok ? r.made.map((m) => m.width + m.mime) : r.problem,
    mem(),
  )
  await new Promise((r) => setTimeout(r, 10500))
}
