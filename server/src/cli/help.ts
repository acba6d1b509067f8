export const help = `阳光政务公开平台命令行

年度报告（FILE 可以是文件、文件夹或者压缩包；格式：.docx .pdf .xlsx .html .md .txt .csv .json，压缩包 .zip .tar .tar.gz）

  yangguang report read FILE…                      读取年度报告
      --json                                       输出数据；一个文件是一个对象，多个是数组
  yangguang report check FILE…                     读取并核对勾稽关系
      --json                                       输出数据，问题在 findings 里
      --details                                    报告很多时也逐份显示每一处问题
      --xlsx 问题.xlsx                             全部问题写成一张表
      --previous FILE                              上一年度的报告，可以多次指定；同一批里有的自动对照
      --parts FILE                                 被汇总的各单位报告，核对汇总是否相符（R12）
      --list 名单.txt                              应当汇总的机关名单，每行一个
  yangguang report compare A B [--json]            比较两份报告：两个年度或者两个机关
  yangguang report convert FILE… --to docx         转成 docx、xlsx、html、csv 或者 json
      --out 文件夹                                 写到哪里；已有的文件要加 --yes 才改写
  yangguang report merge FILE… --body 机关 --year 2023
                                                   汇总各单位的报告
      --list 名单.txt                              应当汇总的机关名单，缺报、重复的会指出
      --out 汇总.docx                              写成文件，按后缀决定格式
      --parts 构成.csv                             每一格由哪些机关的数字相加而成
  yangguang report import FILE… [--body 名称] [--yes]
                                                   把核对过的报告导入门户
  以上命令都可以用 --cores N 指定同时使用几个处理器核心。

已发布信息的证明

  yangguang verify PROOF.json [--key public.pem]   离线验证已发布信息的证明
      --file 附件 --page 网页.html                 再核对下载的附件、浏览器保存的网页
  yangguang verify log HEADS.json ENTRIES.jsonl     离线验证下载的整本账本
  yangguang ledger verify                          验证整本账本

检索

  yangguang inspect URL [--json]                    按国办检查指标逐项检查一个网站
  yangguang search rebuild                         从记录重建搜索索引，期间照常服务
  yangguang search check [--repair]                核对索引与记录，--repair 同时修复

旧网站迁移

  yangguang documents import 表格 --body 机关 --column 栏目 --as 用户名
                                                   核对旧网站导出的表格（CSV、XLSX），逐行说明问题
      --files 文件夹                               表格“附件”列写到的文件
      --map 标题=原表头                            表头与字段的对应，可以多次指定
      --yes                                        核对后导入
  yangguang documents undo 批次 --as 用户名 --yes  整批撤销
  yangguang documents export 文件夹 --body 机关 --as 用户名
                                                   导出信息：元数据、正文（含 PDF/A）、历次版本、附件和校验值
      --from 日期 --until 日期                     只导出这一段时间发布的
      --whole                                      该用户负责的全部机关，不只这一个
      --everything                                 连同草稿、不予公开和已撤回的

运行维护

  yangguang doctor                                 检查运行环境，逐项说明怎样处理
  yangguang backup 文件夹                          备份数据库、文件和密钥，期间照常服务
      --into 文件夹 --keep 14                      每次备份到其中新建的文件夹，只保留最近几份
      --keys 文件夹                                密钥另存一处，恢复和演练时同样指明
  yangguang backup test 文件夹                     恢复演练：把（最近的）备份恢复到临时处，核验整本账本
  yangguang restore 文件夹                         核对备份后恢复到空的 DATA_DIR
  yangguang upgrade                                换用新版本前升级数据库，不成功自动退回（先停止服务）
  yangguang upgrade undo --yes                     退回到升级前的数据库
  yangguang key rotate                             更换数据密钥并重新加密（服务可以不停）
  yangguang key reseal                             接着重新加密：上次中断，或者换了 CIPHER
  yangguang admin link 用户名                      给管理员发放一次性链接
  yangguang export public 文件夹                   把已公开的内容导出为静态文件

网闸两侧的单向发布

  yangguang gap export 文件夹 [--full]             内侧：把新公开、变更和撤下的内容做成签名的摆渡包
  yangguang gap key                                内侧：显示公钥，由专人送到外侧
  yangguang gap import 文件夹 --into 站点 --key 公钥.pem
                                                   外侧：核验签名和顺序后导入
  yangguang gap serve 站点                         外侧：在 PORT 上显示导入的内容

  yangguang help                                   显示本说明

退出码：0 没有错误；1 有错误级问题或者验证不成立；2 有文件读不了或者命令有误。
数据写到标准输出，提示写到标准错误。需要数据库的命令使用 DATA_DIR 或者 DATABASE_URL。`
