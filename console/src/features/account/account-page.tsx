import { useQuery } from '@tanstack/react-query'
import { Card, Descriptions } from 'antd'
import { useMe } from '../../app/session.ts'
import { moment } from '../../lib/time.ts'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { Absences } from './absences.tsx'
import { Contact } from './contact.tsx'
import { Emergency } from './emergency.tsx'
import { Factors } from './factors.tsx'
import { NewPasswordStep } from './new-password-step.tsx'
import { OuterTie } from './outer-tie.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { accountQuestion } from './questions.ts'

/** One's own keys, sessions and absences. */
export function AccountPage() {
  const me = useMe()
  const account = useQuery(accountQuestion)
  return (
    <>
      <PageHead title="我的账号" />
      <Loaded query={account}>
        {(own) => (
          <div className="cards">
            <Card title="基本信息">
              <Descriptions
                column={1}
                size="small"
                items={[
                  { key: 'name', label: '姓名', children: `${me.name}${me.title ? `（${me.title}）` : ''}` },
                  { key: 'login', label: '用户名', children: own.login },
                  { key: 'body', label: '所在机关', children: me.bodyName },
                  { key: 'roles', label: '岗位', children: me.roles.map((role) => role.label).join('、') },
                  {
                    key: 'password',
                    label: '密码设置于',
                    children: own.passwordSetAt ? moment(own.passwordSetAt) : '由管理员设置',
                  },
                ]}
              />
            </Card>
            <Factors account={own} />
            <OuterTie outer={own.outer} />
            <OwnSessions sessions={own.sessions} />
            <Contact />
            <Absences account={own} />
            <Card title="修改密码">
              <NewPasswordStep login={own.login} rule={own.rule} onAnswer={() => {}} />
            </Card>
            <Emergency roles={own.emergencyRoles} />
          </div>
        )}
      </Loaded>
    </>
  )
}
