import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { Button, Space } from 'antd'
import { useEffect } from 'react'
import { ApiProblem } from '../lib/api.ts'

/** An address behind which there is no screen. */
export function NotFoundPage() {
  useEffect(() => {
    document.title = '没有找到这个页面 - 阳光政务公开工作台'
  }, [])
  return (
    <div className="lost">
      <h1>没有找到这个页面</h1>
      <p>
        网址可能写错了，或者内容已经移走。请从左侧菜单进入，或者按 <kbd>Ctrl</kbd> <kbd>K</kbd>{' '}
        查找事项、文件和机关。
      </p>
      <Link to="/">回到待办事项</Link>
    </div>
  )
}

/** A screen that could not be drawn, mostly because the program was upgraded under an open page. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  return (
    <div className="lost">
      <h1>这个页面没有打开</h1>
      <p>
        {error instanceof ApiProblem
          ? error.message
          : '系统可能刚刚升级。请重新载入；仍然打不开的，请把时间和网址告诉系统管理员。'}
      </p>
      <Space>
        <Button type="primary" onClick={() => location.reload()}>
          重新载入
        </Button>
        <Button onClick={reset}>再试一次</Button>
      </Space>
    </div>
  )
}
