import { Button } from 'antd'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { ApiProblem, api } from '../lib/api.ts'
import { clockFace, nextStep, type TimeLeft } from './idle.ts'
import './idle.css'

/** Typing a long text asks the server nothing, and is work all the same: it is told once a minute. */
const TOUCH_EVERY_MS = 60_000
/** Work in another tab keeps the session as well. */
const LOOK_EVERY_MS = 10_000
const RETRY_MS = 30_000

interface Warning {
  why: 'idle' | 'end'
  until: number
}

/** Warns before the session ends by itself, and lets the person go on with one key (WCAG 2.2.1). */
export function IdleWatch({ onEnded, onLeave }: { onEnded: () => void; onLeave: () => void }) {
  const [warning, setWarning] = useState<Warning | null>(null)
  const knowsEnd = useRef(false)
  const timer = useRef<number | undefined>(undefined)

  const look = useCallback(async () => {
    window.clearTimeout(timer.current)
    const again = (ms: number) => {
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(look, ms)
    }
    try {
      const next = nextStep(await api.get<TimeLeft>('/session/left'), knowsEnd.current)
      setWarning('warn' in next ? { why: next.warn, until: performance.now() + next.ms } : null)
      again('warn' in next ? Math.min(next.ms, LOOK_EVERY_MS) : next.ask)
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status === 401) onEnded()
      else again(RETRY_MS)
    }
  }, [onEnded])

  useEffect(() => {
    // A machine that slept has missed its timers.
    const woken = () => {
      if (document.visibilityState === 'visible') void look()
    }
    void look()
    document.addEventListener('visibilitychange', woken)
    return () => {
      document.removeEventListener('visibilitychange', woken)
      window.clearTimeout(timer.current)
    }
  }, [look])

  const warned = warning !== null
  useEffect(() => {
    if (warned) return
    let touched = performance.now()
    const atWork = () => {
      if (performance.now() - touched < TOUCH_EVERY_MS) return
      touched = performance.now()
      void api
        .get('/session')
        .then(look)
        .catch(() => {})
    }
    for (const kind of ['keydown', 'pointerdown']) document.addEventListener(kind, atWork, true)
    return () => {
      for (const kind of ['keydown', 'pointerdown']) document.removeEventListener(kind, atWork, true)
    }
  }, [warned, look])

  if (!warning) return null
  const goOn = async () => {
    if (warning.why === 'end') knowsEnd.current = true
    setWarning(null)
    if (warning.why === 'idle') await api.get('/session').catch(() => {})
    await look()
  }
  return <Warned {...warning} onGoOn={goOn} onLeave={onLeave} />
}

const texts = {
  idle: '您有一段时间没有操作，为防止他人使用，即将自动退出。',
  end: '本次登录已到最长时限，即将退出；请先保存，到时重新登录即可继续。',
} as const

function Warned({ why, until, onGoOn, onLeave }: Warning & { onGoOn: () => void; onLeave: () => void }) {
  const box = useRef<HTMLDialogElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const [left, setLeft] = useState(() => until - performance.now())
  const title = useId()
  const text = useId()
  useEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    // The browser would put the focus on leaving, which stands first.
    first.current?.focus()
    // Closed before it goes: the browser hands the focus back to the field it was in.
    return () => dialog?.close()
  }, [])
  useEffect(() => {
    const tick = () => setLeft(until - performance.now())
    tick()
    const ticking = window.setInterval(tick, 1_000)
    return () => window.clearInterval(ticking)
  }, [until])
  const seconds = Math.ceil(left / 1_000)
  const spoken = seconds <= 30 ? '还有半分钟' : seconds <= 60 ? '还有一分钟' : ''
  return (
    <dialog
      ref={box}
      role="alertdialog"
      className="idle-warning"
      aria-labelledby={title}
      aria-describedby={text}
      onCancel={(event) => {
        event.preventDefault()
        onGoOn()
      }}
    >
      <h2 id={title}>即将自动退出</h2>
      <p id={text}>{texts[why]}您填写的内容会留在页面上。</p>
      <p className="idle-left" role="timer" aria-live="off">
        {clockFace(left)}
      </p>
      <span className="idle-spoken" aria-live="polite">
        {spoken}
      </span>
      <div className="idle-acts">
        <Button onClick={onLeave}>现在退出</Button>
        <Button ref={first} type="primary" onClick={onGoOn}>
          {why === 'idle' ? '继续工作' : '知道了'}
        </Button>
      </div>
    </dialog>
  )
}
