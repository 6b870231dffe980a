<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccuracyCommand</name>
    <message>
        <source>%1 · clicks: %L2</source>
        <translation>%1 · 点击：%L2</translation>
    </message>
    <message>
        <source>%1 · rubber bands: %L2</source>
        <translation>%1 · 框选：%L2</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>Score clicks, rubber bands, snapping, ground and clusters against labels</source>
        <translation>对照标注，评测点击、框选、贴合、地面与聚类的准确度</translation>
    </message>
    <message>
        <source>Folder of frames with labels</source>
        <translation>带标注的帧所在文件夹</translation>
    </message>
    <message>
        <source>Clicks on each object</source>
        <translation>每个目标的点击次数</translation>
    </message>
    <message>
        <source>Another number clicks elsewhere</source>
        <translation>换一个数就点击别处</translation>
    </message>
    <message>
        <source>Objects with fewer points are left out</source>
        <translation>点数少于此值的目标不计入</translation>
    </message>
    <message>
        <source>Only objects of this class; may be given several times</source>
        <translation>只评测这个类别的目标；可给出多次</translation>
    </message>
    <message>
        <source>Let fits know the other labelled boxes of the frame</source>
        <translation>让拟合知道该帧中其他已标注的框</translation>
    </message>
    <message>
        <source>Point classes that are ground: generated, semantickitti, rellis or numbers like 40,44</source>
        <translation>属于地面的点类别：generated、semantickitti、rellis，或如 40,44 的编号</translation>
    </message>
    <message>
        <source>Label scheme (without it the driving scheme)</source>
        <translation>标注方案（不给出则用驾驶方案）</translation>
    </message>
    <message>
        <source>List every fit below 3D IoU 0.7</source>
        <translation>列出 3D IoU 低于 0.7 的每次拟合</translation>
    </message>
    <message>
        <source>Folder for clicks.png and bands.png</source>
        <translation>存放 clicks.png 和 bands.png 的文件夹</translation>
    </message>
    <message>
        <source>Print JSON instead of tables</source>
        <translation>输出 JSON 而不是表格</translation>
    </message>
    <message>
        <source>fits: %1</source>
        <translation>拟合：%1</translation>
    </message>
    <message>
        <source>median %1°
within 10°: %2 %</source>
        <translation>中位数 %1°
10° 以内：%2 %</translation>
    </message>
    <message>
        <source>Share of fits that reach a 3D IoU, by class</source>
        <translation>达到某一 3D IoU 的拟合占比，按类别</translation>
    </message>
    <message>
        <source>Yaw error, front and back alike</source>
        <translation>航向误差（不分前后）</translation>
    </message>
    <message>
        <source>Good fits by range</source>
        <translation>好的拟合，按距离</translation>
    </message>
    <message>
        <source>Good fits by number of points</source>
        <translation>好的拟合，按点数</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>拟合数</translation>
    </message>
    <message>
        <source>BEV IoU</source>
        <translation>俯视 IoU</translation>
    </message>
    <message>
        <source>3D IoU</source>
        <translation>3D IoU</translation>
    </message>
    <message>
        <source>ranked&gt;=.7 %</source>
        <translation>候选&gt;=.7 %</translation>
    </message>
    <message>
        <source>yaw&lt;10 %</source>
        <translation>航向&lt;10° %</translation>
    </message>
    <message>
        <source>yaw deg</source>
        <translation>航向误差°</translation>
    </message>
    <message>
        <source>heading %</source>
        <translation>朝向对 %</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>by class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>by range</source>
        <translation>按距离</translation>
    </message>
    <message>
        <source>by number of points</source>
        <translation>按点数</translation>
    </message>
    <message>
        <source>3D IoU of 0.7 or more</source>
        <translation>3D IoU 不低于 0.7</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>merged with other things</source>
        <translation>与其他物体并在一起</translation>
    </message>
    <message>
        <source>split: misses much of the object</source>
        <translation>被拆开：缺了目标的大部分</translation>
    </message>
    <message>
        <source>axes swapped</source>
        <translation>长宽轴互换</translation>
    </message>
    <message>
        <source>yaw off by 10 to 45 degrees</source>
        <translation>航向偏 10 至 45 度</translation>
    </message>
    <message>
        <source>wrong length</source>
        <translation>长度不对</translation>
    </message>
    <message>
        <source>wrong width</source>
        <translation>宽度不对</translation>
    </message>
    <message>
        <source>wrong height</source>
        <translation>高度不对</translation>
    </message>
    <message>
        <source>beside its place</source>
        <translation>位置偏了</translation>
    </message>
    <message>
        <source>below 3D IoU 0.7</source>
        <translation>3D IoU 低于 0.7</translation>
    </message>
    <message>
        <source>clicks</source>
        <translation>点击</translation>
    </message>
    <message>
        <source>rubber bands</source>
        <translation>框选</translation>
    </message>
    <message>
        <source>snap</source>
        <translation>贴合</translation>
    </message>
    <message>
        <source>boxes</source>
        <translation>框</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>面</translation>
    </message>
    <message>
        <source>within 5 cm %</source>
        <translation>5 厘米内 %</translation>
    </message>
    <message>
        <source>face m</source>
        <translation>面误差 m</translation>
    </message>
    <message>
        <source>bottom m</source>
        <translation>底面误差 m</translation>
    </message>
    <message>
        <source>clusters</source>
        <translation>聚类</translation>
    </message>
    <message>
        <source>objects</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>in main cluster %</source>
        <translation>在主簇中 %</translation>
    </message>
    <message>
        <source>purity %</source>
        <translation>纯度 %</translation>
    </message>
    <message>
        <source>split</source>
        <translation>被拆开</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>被并入</translation>
    </message>
    <message>
        <source>ground</source>
        <translation>地面</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>objects eaten %</source>
        <translation>目标被吞 %</translation>
    </message>
    <message>
        <source>box feet found %</source>
        <translation>框底找到 %</translation>
    </message>
    <message>
        <source>Frames with labels: %L1, objects scored: %L2</source>
        <translation>有标注的帧：%L1，评测的目标：%L2</translation>
    </message>
    <message>
        <source>click</source>
        <translation>点击</translation>
    </message>
    <message>
        <source>rubber band</source>
        <translation>框选</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>object</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>range m</source>
        <translation>距离 m</translation>
    </message>
    <message>
        <source>ranked</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>how</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>AccuracyText</name>
    <message>
        <source>%1 is neither generated, semantickitti, rellis nor a list of numbers</source>
        <translation>%1 既不是 generated、semantickitti、rellis，也不是编号列表</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Selected box</source>
        <translation>选中的框</translation>
    </message>
    <message>
        <source>Move and turn (Shift coarse, Ctrl fine)</source>
        <translation>移动与旋转（Shift 粗调，Ctrl 微调）</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>One-click box</source>
        <translation>单击成框</translation>
    </message>
    <message>
        <source>Next missed object</source>
        <translation>下一个漏标目标</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>上一帧</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>下一帧</translation>
    </message>
    <message>
        <source>Ten frames back</source>
        <translation>后退十帧</translation>
    </message>
    <message>
        <source>Ten frames on</source>
        <translation>前进十帧</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Next fit</source>
        <translation>下一拟合</translation>
    </message>
    <message>
        <source>Fit again</source>
        <translation>重新拟合</translation>
    </message>
    <message>
        <source>Snap to points</source>
        <translation>贴合点云</translation>
    </message>
    <message>
        <source>Flip heading</source>
        <translation>翻转朝向</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Move ahead</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Move back</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>左转</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>右转</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show selected box</source>
        <translation>聚焦选中框</translation>
    </message>
    <message>
        <source>From above</source>
        <translation>俯视图</translation>
    </message>
    <message>
        <source>From the side</source>
        <translation>侧视图</translation>
    </message>
    <message>
        <source>From the front</source>
        <translation>前视图</translation>
    </message>
    <message>
        <source>Hide other boxes</source>
        <translation>隐藏其他框</translation>
    </message>
    <message>
        <source>Colour by height</source>
        <translation>按高度着色</translation>
    </message>
    <message>
        <source>Colour by intensity</source>
        <translation>按强度着色</translation>
    </message>
    <message>
        <source>Colour by class</source>
        <translation>按类别着色</translation>
    </message>
    <message>
        <source>Ground faded, shown, hidden</source>
        <translation>地面：淡化、显示、隐藏</translation>
    </message>
    <message>
        <source>Larger points</source>
        <translation>增大点</translation>
    </message>
    <message>
        <source>Smaller points</source>
        <translation>减小点</translation>
    </message>
    <message>
        <source>Choose boxes</source>
        <translation>选择框</translation>
    </message>
    <message>
        <source>Copy boxes</source>
        <translation>复制框</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>Tour on the sample</source>
        <translation>示例导览</translation>
    </message>
    <message>
        <source>Save layout…</source>
        <translation>保存布局…</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>偏好设置…</translation>
    </message>
    <message>
        <source>Draw box</source>
        <translation>绘制框</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>Box the missed object</source>
        <translation>为遗漏目标加框</translation>
    </message>
    <message>
        <source>Next object</source>
        <translation>下一个目标</translation>
    </message>
    <message>
        <source>Previous object</source>
        <translation>上一个目标</translation>
    </message>
    <message>
        <source>Go through objects from near to far</source>
        <translation>由近及远浏览目标</translation>
    </message>
    <message>
        <source>Go through objects from doubtful to certain</source>
        <translation>按可信度由低到高浏览目标</translation>
    </message>
    <message>
        <source>Go through objects by number</source>
        <translation>按编号浏览目标</translation>
    </message>
    <message>
        <source>Select all of this class</source>
        <translation>选中该类别的全部框</translation>
    </message>
    <message>
        <source>Select all boxes</source>
        <translation>选中全部框</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>锁定或解锁</translation>
    </message>
    <message>
        <source>Hide selected boxes</source>
        <translation>隐藏选中的框</translation>
    </message>
    <message>
        <source>Show hidden boxes</source>
        <translation>显示已隐藏的框</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>再制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste under the cursor</source>
        <translation>粘贴到光标处</translation>
    </message>
    <message>
        <source>Object from the previous frame</source>
        <translation>复制上一帧的该目标</translation>
    </message>
    <message>
        <source>All objects from the previous frame</source>
        <translation>复制上一帧的全部目标</translation>
    </message>
    <message>
        <source>Object from the next frame</source>
        <translation>复制下一帧的该目标</translation>
    </message>
    <message>
        <source>All objects from the next frame</source>
        <translation>复制下一帧的全部目标</translation>
    </message>
    <message>
        <source>Drop to the ground</source>
        <translation>落到地面</translation>
    </message>
    <message>
        <source>Same answers as last time</source>
        <translation>沿用上次的属性</translation>
    </message>
    <message>
        <source>Enlarge side view, and back</source>
        <translation>放大侧视图／还原</translation>
    </message>
    <message>
        <source>Swap side view and main view</source>
        <translation>侧视图与主视图互换</translation>
    </message>
    <message>
        <source>New view window</source>
        <translation>新建视图窗口</translation>
    </message>
    <message>
        <source>Colour by ring</source>
        <translation>按线束着色</translation>
    </message>
    <message>
        <source>Colour by time</source>
        <translation>按时间着色</translation>
    </message>
    <message>
        <source>Colour by object</source>
        <translation>按目标着色</translation>
    </message>
    <message>
        <source>Colour by distance</source>
        <translation>按距离着色</translation>
    </message>
    <message>
        <source>One colour</source>
        <translation>单色</translation>
    </message>
    <message>
        <source>Colours of the cloud</source>
        <translation>点云自带颜色</translation>
    </message>
    <message>
        <source>Perspective or parallel</source>
        <translation>透视 / 平行投影</translation>
    </message>
    <message>
        <source>Only around the selected box</source>
        <translation>只显示选中框周围</translation>
    </message>
    <message>
        <source>Follow the selected box</source>
        <translation>跟随选中框</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Range rings</source>
        <translation>距离环</translation>
    </message>
    <message>
        <source>View settings</source>
        <translation>视图设置</translation>
    </message>
    <message>
        <source>Saved view 1</source>
        <translation>视图 1</translation>
    </message>
    <message>
        <source>Saved view 2</source>
        <translation>视图 2</translation>
    </message>
    <message>
        <source>Saved view 3</source>
        <translation>视图 3</translation>
    </message>
    <message>
        <source>Saved view 4</source>
        <translation>视图 4</translation>
    </message>
    <message>
        <source>Save as view 1</source>
        <translation>存为视图 1</translation>
    </message>
    <message>
        <source>Save as view 2</source>
        <translation>存为视图 2</translation>
    </message>
    <message>
        <source>Save as view 3</source>
        <translation>存为视图 3</translation>
    </message>
    <message>
        <source>Save as view 4</source>
        <translation>存为视图 4</translation>
    </message>
    <message>
        <source>Complete to the usual size</source>
        <translation>按常用尺寸补全</translation>
    </message>
    <message>
        <source>Seen and assumed faces</source>
        <translation>可见面与推测面</translation>
    </message>
    <message>
        <source>Object in all frames</source>
        <translation>目标全帧视图</translation>
    </message>
    <message>
        <source>Track of the selected box</source>
        <translation>所选框的目标轨迹</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>下一条检查结果</translation>
    </message>
    <message>
        <source>Fix the finding</source>
        <translation>修正该检查结果</translation>
    </message>
    <message>
        <source>Play in a loop</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Previous keyframe of the track</source>
        <translation>目标轨迹的上一关键帧</translation>
    </message>
    <message>
        <source>Next keyframe of the track</source>
        <translation>目标轨迹的下一关键帧</translation>
    </message>
    <message>
        <source>Make keyframe</source>
        <translation>设为关键帧</translation>
    </message>
    <message>
        <source>Finalise box</source>
        <translation>框定稿</translation>
    </message>
    <message>
        <source>Finalise track</source>
        <translation>目标轨迹定稿</translation>
    </message>
    <message>
        <source>Split track here</source>
        <translation>在此拆分目标轨迹</translation>
    </message>
    <message>
        <source>Merge with the track selected before</source>
        <translation>与之前选中的目标轨迹合并</translation>
    </message>
    <message>
        <source>Cut track before here</source>
        <translation>裁去此前的目标轨迹</translation>
    </message>
    <message>
        <source>Cut track after here</source>
        <translation>裁去此后的目标轨迹</translation>
    </message>
    <message>
        <source>Give box to another track…</source>
        <translation>将框归入其他目标轨迹…</translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation>删除目标轨迹</translation>
    </message>
    <message>
        <source>Propagate to the next frames</source>
        <translation>向后面的帧传播</translation>
    </message>
    <message>
        <source>Propagate to the previous frames</source>
        <translation>向前面的帧传播</translation>
    </message>
    <message>
        <source>Interpolate between keyframes</source>
        <translation>在关键帧之间插值</translation>
    </message>
    <message>
        <source>Stands still: box it in all frames</source>
        <translation>静止目标：在所有帧中加框</translation>
    </message>
    <message>
        <source>One size in all frames</source>
        <translation>所有帧统一尺寸</translation>
    </message>
    <message>
        <source>Take what is proposed</source>
        <translation>采用建议</translation>
    </message>
    <message>
        <source>Frames together: none, 10, 40 around</source>
        <translation>多帧叠加：无、前后 10 帧、前后 40 帧</translation>
    </message>
    <message>
        <source>Move boxes to the moment of the sweep</source>
        <translation>把框移到扫描的该时刻</translation>
    </message>
    <message>
        <source>What moves at one moment of the sweep</source>
        <translation>把运动物体统一到扫描的同一时刻</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>放平</translation>
    </message>
    <message>
        <source>To the ground&apos;s slope</source>
        <translation>贴合地面坡度</translation>
    </message>
    <message>
        <source>Remarks on opening…</source>
        <translation>打开时的提示…</translation>
    </message>
    <message>
        <source>Time between frames…</source>
        <translation>帧间隔…</translation>
    </message>
    <message>
        <source>Columns of the point clouds…</source>
        <translation>点云的列…</translation>
    </message>
</context>
<context>
    <name>BenchCommand</name>
    <message>
        <source>Points in the frame: %L1. Milliseconds from the input to its picture on screen.</source>
        <translation>本帧点数：%L1。从输入到画面显示的毫秒数。</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>画面数</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>others p95</source>
        <translation>其他 p95</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>gesture</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Uploads of the cloud by recolouring: %1</source>
        <translation>重新着色引起的点云上传次数：%1</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>操作数</translation>
    </message>
    <message>
        <source>hand s</source>
        <translation>手动秒</translation>
    </message>
    <message>
        <source>waiting s</source>
        <translation>等待秒</translation>
    </message>
    <message>
        <source>first IoU</source>
        <translation>首次 IoU</translation>
    </message>
    <message>
        <source>Objects: %1, boxed: %2 %, without correction: %3 %, good in the end (IoU 0.7): %4 %</source>
        <translation>目标：%1，已加框：%2 %，无需修正：%3 %，最终合格（IoU 0.7）：%4 %</translation>
    </message>
    <message>
        <source>Median inputs: %1, seconds: %2</source>
        <translation>操作数中位数：%1，秒数：%2</translation>
    </message>
    <message>
        <source>Boxing</source>
        <translation>正在加框</translation>
    </message>
    <message>
        <source>Work in the real window with this folder open; needs a display</source>
        <translation>在打开此文件夹的真实窗口中操作；需要显示器</translation>
    </message>
    <message>
        <source>Box every car of this labelled folder from scratch in the window, as a person would</source>
        <translation>像人一样在窗口中从零开始为此已标注文件夹的每辆轿车加框</translation>
    </message>
    <message>
        <source>Print JSON</source>
        <translation>输出 JSON</translation>
    </message>
    <message>
        <source>Measure how fast clouds are read, clustered and fitted beside PCL and OpenCV, or how fast the window answers</source>
        <translation>测量点云读取、聚类与拟合的速度并与 PCL、OpenCV 比较，或测量窗口的响应速度</translation>
    </message>
    <message>
        <source>Point clouds and dataset folders (without any a generated street)</source>
        <translation>点云文件和数据集文件夹（不给出则用生成的街道）</translation>
    </message>
    <message>
        <source>Label scheme (without it the driving scheme)</source>
        <translation>标注方案（不给出则用驾驶方案）</translation>
    </message>
</context>
<context>
    <name>Checkup</name>
    <message>
        <source>task %1  %2  (%3)  edits: %4, boxes: %5</source>
        <translation>任务 %1  %2（%3）  编辑：%4，立体框：%5</translation>
    </message>
</context>
<context>
    <name>CloudColumns</name>
    <message>
        <source>Columns of clouds without a header (.bin), where their numbers do not tell: x,y,z,intensity,ring; with a type where it is not f32 (x:f64, ring:u16), _ for what is passed over, x:i16*0.01 for whole centimetres</source>
        <translation>无文件头点云（.bin）的列，用于数值无法判断时：x,y,z,intensity,ring；类型不是 f32 时写明类型（x:f64, ring:u16），_ 表示跳过，x:i16*0.01 表示整厘米</translation>
    </message>
    <message>
        <source>note: %1: %2</source>
        <translation>注意：%1：%2</translation>
    </message>
    <message>
        <source>the column %1 is told twice; _ is for what is passed over</source>
        <translation>列 %1 给出了两次；用 _ 表示要跳过的列</translation>
    </message>
</context>
<context>
    <name>ClusterCommand</name>
    <message>
        <source>%1 clusters of %2 points; %3 points are in none</source>
        <translation>%2 个点分为 %1 个聚类；%3 个点不属于任何聚类</translation>
    </message>
    <message>
        <source>Number the Euclidean clusters of a cloud</source>
        <translation>为点云的欧氏聚类编号</translation>
    </message>
    <message>
        <source>Point cloud</source>
        <translation>点云</translation>
    </message>
    <message>
        <source>Points nearer to each other than this are in one cluster, metres</source>
        <translation>间距小于此值的点归为同一聚类，单位为米</translation>
    </message>
    <message>
        <source>Cluster the ground points too</source>
        <translation>地面点也参与聚类</translation>
    </message>
    <message>
        <source>File to write: a little-endian 32-bit number per point in file order, -1 for points in no cluster</source>
        <translation>要写入的文件：按文件顺序每点一个小端 32 位整数，不属于任何聚类的点为 -1</translation>
    </message>
    <message>
        <source>Leave out clusters of fewer points (without it every point has a number, lone ones too)</source>
        <translation>不计点数更少的簇（不给出则每个点都有编号，孤立点也有）</translation>
    </message>
</context>
<context>
    <name>ClusterText</name>
    <message>
        <source>the radius must be a length above 0 in metres</source>
        <translation>半径必须是大于 0 的长度，单位为米</translation>
    </message>
</context>
<context>
    <name>ColourTexts</name>
    <message>
        <source>Intensity</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>线束</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>单色</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>The points of this frame have no intensity.</source>
        <translation>本帧的点没有强度。</translation>
    </message>
    <message>
        <source>The points of this frame do not say which laser measured them.</source>
        <translation>本帧的点没有线束编号。</translation>
    </message>
    <message>
        <source>The points of this frame have no time of their own.</source>
        <translation>本帧的点没有各自的时间。</translation>
    </message>
    <message>
        <source>The points of this frame have no colours of their own.</source>
        <translation>本帧的点没有自带颜色。</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>open a folder first</source>
        <translation>请先打开文件夹</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>nothing left</source>
        <translation>没有可操作的步骤</translation>
    </message>
    <message>
        <source>select a box first</source>
        <translation>请先选择一个框</translation>
    </message>
    <message>
        <source>Set class: %1</source>
        <translation>设为类别：%1</translation>
    </message>
    <message>
        <source>Go to frame %1</source>
        <translation>转到第 %1 帧</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>There is no box to show</source>
        <translation>没有可显示的框</translation>
    </message>
</context>
<context>
    <name>ConvertCommand</name>
    <message>
        <source>the name %1 does not say the format; tell it</source>
        <translation>从名称 %1 看不出格式，请指定格式</translation>
    </message>
    <message>
        <source>%1 is no format; there are: %2</source>
        <translation>没有 %1 这种格式；可用格式：%2</translation>
    </message>
    <message>
        <source>%1 and %2 do not go together: one holds points, the other labels</source>
        <translation>%1 与 %2 不能互转：一个存点云，一个存标注</translation>
    </message>
    <message>
        <source>these columns are not carried over: %1</source>
        <translation>以下列不会保留：%1</translation>
    </message>
    <message>
        <source>%1 points written to %2</source>
        <translation>已将 %1 个点写入 %2</translation>
    </message>
    <message>
        <source>Converting</source>
        <translation>正在转换</translation>
    </message>
    <message>
        <source>%1 boxes in %2 frames written to %3, read back and compared</source>
        <translation>已将 %2 帧中的 %1 个框写入 %3，并已回读核对</translation>
    </message>
    <message>
        <source>Convert a point cloud, or labels, to another format</source>
        <translation>将点云或标注转换为其他格式</translation>
    </message>
    <message>
        <source>File or folder to read</source>
        <translation>要读取的文件或文件夹</translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation>要写入的文件或文件夹</translation>
    </message>
    <message>
        <source>Format of the input where its name does not say it: %1</source>
        <translation>输入格式，名称看不出时填写：%1</translation>
    </message>
    <message>
        <source>Format of the output where its name does not say it</source>
        <translation>输出格式，名称看不出时填写</translation>
    </message>
    <message>
        <source>Labels: folder of the frames, for their names, calibrations and poses</source>
        <translation>转换标注时：帧文件夹，用于取得帧名、标定和位姿</translation>
    </message>
    <message>
        <source>Labels: scheme file (without it the built-in driving scheme)</source>
        <translation>转换标注时：标注方案文件（不填则用内置的自动驾驶方案）</translation>
    </message>
    <message>
        <source>only points are carried over, not these elements: %1</source>
        <translation>只转换点，不转换这些元素：%1</translation>
    </message>
</context>
<context>
    <name>ExportCommand</name>
    <message>
        <source>target                %1</source>
        <translation>目标位置      %1</translation>
    </message>
    <message>
        <source>frames                %1</source>
        <translation>帧数          %1</translation>
    </message>
    <message>
        <source>boxes                 %1</source>
        <translation>框数          %1</translation>
    </message>
    <message>
        <source>files                 %1</source>
        <translation>文件数        %1</translation>
    </message>
    <message>
        <source>largest corner error  %1 mm</source>
        <translation>最大角点误差  %1 毫米</translation>
    </message>
    <message>
        <source>lost: %1</source>
        <translation>丢失：%1</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>说明：%1</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Export the labels of a task and prove that they can be read back</source>
        <translation>导出任务的标注，并验证可以读回</translation>
    </message>
    <message>
        <source>Workspace file (without it the default one)</source>
        <translation>工作区文件（不指定则用默认工作区）</translation>
    </message>
    <message>
        <source>Format to write</source>
        <translation>要写入的格式</translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation>要写入的文件或文件夹</translation>
    </message>
    <message>
        <source>Number of the task</source>
        <translation>任务编号</translation>
    </message>
    <message>
        <source>KITTI: leave out boxes that the camera does not see</source>
        <translation>KITTI：不导出相机看不到的框</translation>
    </message>
    <message>
        <source>Answer as JSON</source>
        <translation>以 JSON 输出</translation>
    </message>
    <message>
        <source>note: %1 has no option --camera-only; all boxes are written</source>
        <translation>说明：%1 没有 --camera-only 选项；所有立体框都已写入</translation>
    </message>
    <message>
        <source>note: with --gone-frames they are written too</source>
        <translation>提示：加上 --gone-frames 可一并写出</translation>
    </message>
    <message>
        <source>Folder of the task&apos;s clouds, also where it lies now if it was moved or renamed (without it the task that was opened last)</source>
        <translation>任务点云所在的文件夹；移动或重命名后也可给出现在的位置（不给则为最近打开的任务）</translation>
    </message>
    <message>
        <source>Also the boxes of frames that are no longer in the folder, after the others; all of them where the folder is gone</source>
        <translation>也包括文件夹中已不存在的帧的立体框，排在其余之后；文件夹已不存在时则为全部</translation>
    </message>
</context>
<context>
    <name>ExportText</name>
    <message>
        <source>  %1: %2, a folder</source>
        <translation>  %1：%2，文件夹</translation>
    </message>
    <message>
        <source>  %1: %2, one file</source>
        <translation>  %1：%2，单个文件</translation>
    </message>
    <message>
        <source>Formats:
%1
Every export is read back and compared with what was meant, corner by corner.</source>
        <translation>格式：
%1
每次导出都会读回，并逐个角点与原意比较。</translation>
    </message>
</context>
<context>
    <name>FitCommand</name>
    <message>
        <source>%1 boxes for %2 clicks</source>
        <translation>%2 次单击得到 %1 个框</translation>
    </message>
    <message>
        <source>Fit a box to the object at each click</source>
        <translation>为每次单击处的目标拟合框</translation>
    </message>
    <message>
        <source>Point cloud</source>
        <translation>点云</translation>
    </message>
    <message>
        <source>CSV with x,y,z,class in the cloud&apos;s own frame, metres</source>
        <translation>CSV，列为 x,y,z,class，点云自身坐标系，单位为米</translation>
    </message>
    <message>
        <source>CSV to write: ok,cx,cy,cz,length,width,height,yaw_rad,score,ms, one row per click</source>
        <translation>要写入的 CSV：ok,cx,cy,cz,length,width,height,yaw_rad,score,ms，每次单击一行</translation>
    </message>
    <message>
        <source>Label scheme (without it the driving scheme)</source>
        <translation>标注方案（不指定则用自动驾驶方案）</translation>
    </message>
    <message>
        <source>CSV of boxes that were confirmed in this frame (cx,cy,cz,length,width,height,yaw_rad; with a column frame only its rows): objects look the way of their neighbours</source>
        <translation>本帧中已确认的框的 CSV（cx,cy,cz,length,width,height,yaw_rad；有 frame 列时只取该帧的行）：物体的朝向参照其邻近物体</translation>
    </message>
</context>
<context>
    <name>GeometryOptions</name>
    <message>
        <source>Labels: read their boxes in another way; may be given several times</source>
        <translation>标签：以另一种方式读取立体框；可重复给出</translation>
    </message>
    <message>
        <source>Labels: what their angles are, radians or degrees</source>
        <translation>标签：角度的单位，弧度（radians）或度（degrees）</translation>
    </message>
    <message>
        <source>Labels: take the boxes even if they look wrong</source>
        <translation>标签：即使立体框看起来有误也照样导入</translation>
    </message>
    <message>
        <source>OpenLABEL: which of the file&apos;s LiDARs the clouds are of</source>
        <translation>OpenLABEL：点云属于文件中的哪个激光雷达</translation>
    </message>
    <message>
        <source>Ways to read boxes (--correct):
%1</source>
        <translation>读取立体框的方式（--correct）：
%1</translation>
    </message>
    <message>
        <source>these boxes look wrong: %1</source>
        <translation>这些立体框看起来有误：%1</translation>
    </message>
    <message>
        <source>as they are: %1</source>
        <translation>不做更正：%1</translation>
    </message>
    <message>
        <source>with --correct %1: %2</source>
        <translation>加上 --correct %1：%2</translation>
    </message>
    <message>
        <source>nothing was taken over; --accept-geometry takes the boxes as they are</source>
        <translation>未导入任何内容；--accept-geometry 可原样导入这些立体框</translation>
    </message>
    <message>
        <source>lift=METRES: Move all boxes straight up (down where it is negative)</source>
        <translation>lift=米数：将所有立体框垂直上移（负值下移）</translation>
    </message>
    <message>
        <source>%1 is no way to read boxes; see those below</source>
        <translation>%1 不是读取立体框的方式；可用的方式见下</translation>
    </message>
</context>
<context>
    <name>GroundCommand</name>
    <message>
        <source>%1 of %2 points are ground</source>
        <translation>%2 个点中有 %1 个地面点</translation>
    </message>
    <message>
        <source>No ground was found in this cloud.</source>
        <translation>该点云中未找到地面。</translation>
    </message>
    <message>
        <source>Find the ground points of a cloud</source>
        <translation>找出点云的地面点</translation>
    </message>
    <message>
        <source>Point cloud</source>
        <translation>点云</translation>
    </message>
    <message>
        <source>File to write: one byte per point in file order, 1 ground, 0 not</source>
        <translation>要写入的文件：按文件顺序每点一个字节，1 为地面，0 为非地面</translation>
    </message>
</context>
<context>
    <name>ImportCommand</name>
    <message>
        <source>note: %1</source>
        <translation>注意：%1</translation>
    </message>
    <message>
        <source>%1 boxes of %2 tracks taken over</source>
        <translation>已接收 %1 个框，属于 %2 条目标轨迹</translation>
    </message>
    <message>
        <source>the name %1 does not say the format; tell it</source>
        <translation>名称 %1 不能说明格式；请指明格式</translation>
    </message>
    <message>
        <source>Take labels of other programs over into a task, tracks as tracks</source>
        <translation>把其他程序的标注接收到任务中，目标轨迹保持为目标轨迹</translation>
    </message>
    <message>
        <source>Folder of the frames</source>
        <translation>帧所在的文件夹</translation>
    </message>
    <message>
        <source>File or folder of labels</source>
        <translation>标注文件或文件夹</translation>
    </message>
    <message>
        <source>Workspace file, made when there is none</source>
        <translation>工作区文件，没有时新建</translation>
    </message>
    <message>
        <source>Format of the labels where their name does not say it</source>
        <translation>标注的格式（文件名不能说明时）</translation>
    </message>
    <message>
        <source>Label scheme of a new task (without it the driving scheme)</source>
        <translation>新任务的标注方案（不给出时用驾驶方案）</translation>
    </message>
    <message>
        <source>Also into a task that holds boxes already</source>
        <translation>即使任务中已有框也导入</translation>
    </message>
    <message>
        <source>there are labels, but none of them could be taken over</source>
        <translation>有标签，但没有一个能够导入</translation>
    </message>
    <message>
        <source>it is empty; name a file or folder of labels</source>
        <translation>此项为空；请给出标签文件或文件夹</translation>
    </message>
</context>
<context>
    <name>InfoCommand</name>
    <message>
        <source>file      %1</source>
        <translation>文件      %1</translation>
    </message>
    <message>
        <source>format    %1, %2</source>
        <translation>格式      %1，%2</translation>
    </message>
    <message>
        <source>points    %1 (%2 x %3), %4 of them finite</source>
        <translation>点数      %1（%2 x %3），其中有效点 %4</translation>
    </message>
    <message>
        <source>columns   %1</source>
        <translation>列        %1</translation>
    </message>
    <message>
        <source>extent    none: no point is finite</source>
        <translation>范围      无：没有有效点</translation>
    </message>
    <message>
        <source>from      %1 m</source>
        <translation>最小      %1 m</translation>
    </message>
    <message>
        <source>to        %1 m</source>
        <translation>最大      %1 m</translation>
    </message>
    <message>
        <source>origin    %1 m</source>
        <translation>原点      %1 m</translation>
    </message>
    <message>
        <source>read in   %1 ms</source>
        <translation>读取用时  %1 ms</translation>
    </message>
    <message>
        <source>folder         %1</source>
        <translation>文件夹    %1</translation>
    </message>
    <message>
        <source>layout         %1</source>
        <translation>布局      %1</translation>
    </message>
    <message>
        <source>frames         %1, from %2 to %3</source>
        <translation>帧数      %1，从 %2 到 %3</translation>
    </message>
    <message>
        <source>with pose      %1</source>
        <translation>有位姿    %1</translation>
    </message>
    <message>
        <source>with labels    %1</source>
        <translation>有标注    %1</translation>
    </message>
    <message>
        <source>calibrated     %1</source>
        <translation>有标定    %1</translation>
    </message>
    <message>
        <source>with image     %1</source>
        <translation>有图像    %1</translation>
    </message>
    <message>
        <source>origin         %1 m</source>
        <translation>原点      %1 m</translation>
    </message>
    <message>
        <source>Say what is in a point cloud or a folder of frames</source>
        <translation>查看点云或帧文件夹的内容</translation>
    </message>
    <message>
        <source>Point cloud, or folder of frames</source>
        <translation>点云文件或帧文件夹</translation>
    </message>
    <message>
        <source>Answer as JSON</source>
        <translation>以 JSON 输出</translation>
    </message>
    <message>
        <source>not known; %1 s from frame to frame are taken</source>
        <translation>未知；按相邻帧间隔 %1 秒处理</translation>
    </message>
    <message>
        <source>from the names, %1 s from frame to frame</source>
        <translation>取自帧名，相邻帧间隔 %1 秒</translation>
    </message>
    <message>
        <source>from a file of times, %1 s from frame to frame</source>
        <translation>取自时间文件，相邻帧间隔 %1 秒</translation>
    </message>
    <message>
        <source>from the poses, %1 s from frame to frame</source>
        <translation>取自位姿，相邻帧间隔 %1 秒</translation>
    </message>
    <message>
        <source>%1 s from frame to frame</source>
        <translation>相邻帧间隔 %1 秒</translation>
    </message>
    <message>
        <source>times          %1</source>
        <translation>时间           %1</translation>
    </message>
    <message>
        <source>note           %1</source>
        <translation>注意           %1</translation>
    </message>
    <message>
        <source>note      %1</source>
        <translation>注意      %1</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Labels 3D point clouds. Without a command it opens the window.</source>
        <translation>点织：标注三维点云。不带命令时打开窗口。</translation>
    </message>
    <message>
        <source>Show the version and end</source>
        <translation>显示版本后退出</translation>
    </message>
    <message>
        <source>Show this help and end</source>
        <translation>显示本帮助后退出</translation>
    </message>
    <message>
        <source>There is no display to open the window on. The commands work without one: pointloom --help</source>
        <translation>没有可用的显示器，无法打开窗口。各命令无需显示器即可使用：pointloom --help</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Object</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>拟合</translation>
    </message>
    <message>
        <source>prelabelled</source>
        <translation>预标注</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>propagated</source>
        <translation>传播</translation>
    </message>
    <message>
        <source>final</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>keyframe</source>
        <translation>关键帧</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Selected box</source>
        <translation>选中的框</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Object in all frames</source>
        <translation>目标全帧视图</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
</context>
<context>
    <name>PrelabelCommand</name>
    <message>
        <source>Finding objects</source>
        <translation>正在查找目标</translation>
    </message>
    <message>
        <source>%1: %2 boxes added</source>
        <translation>%1：新增 %2 个框</translation>
    </message>
    <message>
        <source>against the dataset&apos;s labels at bird&apos;s-eye IoU 0.5, where labels were made: precision %1 (%2 of %3), recall %4 (%5 of %6)</source>
        <translation>与数据集标注比对（俯视 IoU 0.5，仅限已标注区域）：精确率 %1（%3 个中 %2 个），召回率 %4（%6 个中 %5 个）</translation>
    </message>
    <message>
        <source>%1 boxes added in %2 of %3 frames</source>
        <translation>在 %3 帧中的 %2 帧新增 %1 个框</translation>
    </message>
    <message>
        <source>Interrupted. What was found so far is kept; run the command again for the rest.</source>
        <translation>已中断。已找到的结果会保留；再次运行该命令可完成其余部分。</translation>
    </message>
    <message>
        <source>Find objects in every frame and box them</source>
        <translation>在每一帧中查找目标并加框</translation>
    </message>
    <message>
        <source>Folder of frames</source>
        <translation>帧文件夹</translation>
    </message>
    <message>
        <source>Workspace file, made when there is none</source>
        <translation>工作区文件，不存在时新建</translation>
    </message>
    <message>
        <source>Label scheme of a new task (without it the driving scheme)</source>
        <translation>新任务的标注方案（不指定则用自动驾驶方案）</translation>
    </message>
    <message>
        <source>%1: left out, it cannot be read</source>
        <translation>%1：无法读取，已略过</translation>
    </message>
    <message>
        <source>Not compared with labels: %1</source>
        <translation>未与标签比较：%1</translation>
    </message>
    <message>
        <source>Not compared: the labels of the folder hold no boxes of the scheme&apos;s classes.</source>
        <translation>未比较：文件夹的标签中没有属于方案类别的立体框。</translation>
    </message>
</context>
<context>
    <name>PropagateCommand</name>
    <message>
        <source>all frames</source>
        <translation>已完成全部帧</translation>
    </message>
    <message>
        <source>the next frame holds a box of it already</source>
        <translation>下一帧已有该目标的立体框</translation>
    </message>
    <message>
        <source>lost: it is not where it should be, and nothing hides it</source>
        <translation>丢失：目标不在应在之处，且没有遮挡物</translation>
    </message>
    <message>
        <source>hidden by something for too long</source>
        <translation>被遮挡过久</translation>
    </message>
    <message>
        <source>it left the scanner&apos;s view</source>
        <translation>目标离开了扫描范围</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>stands still</source>
        <translation>静止</translation>
    </message>
    <message>
        <source>moves, %1 m/s at the end</source>
        <translation>运动，结束时 %1 m/s</translation>
    </message>
    <message>
        <source>%1 (%2): %3 boxes; %4; %5</source>
        <translation>%1（%2）：%3 个立体框；%4；%5</translation>
    </message>
    <message>
        <source>There are no poses: the sensor is taken to stand still. Give them with --poses if it moves.</source>
        <translation>没有位姿：按传感器静止处理。若传感器在移动，请用 --poses 给出位姿。</translation>
    </message>
    <message>
        <source>Following objects</source>
        <translation>正在跟踪目标</translation>
    </message>
    <message>
        <source>Interrupted. The boxes until then are written.</source>
        <translation>已中断。此前的立体框已写入。</translation>
    </message>
    <message>
        <source>Follow boxed objects through a sequence</source>
        <translation>在序列中跟踪已标注立体框的目标</translation>
    </message>
    <message>
        <source>Folder of frames</source>
        <translation>帧文件夹</translation>
    </message>
    <message>
        <source>Frame whose boxes are followed (the name without ending)</source>
        <translation>起始帧，其立体框将被跟踪（不含扩展名的文件名）</translation>
    </message>
    <message>
        <source>How many frames to go on</source>
        <translation>继续多少帧</translation>
    </message>
    <message>
        <source>CSV to write, with the same columns</source>
        <translation>要写入的 CSV，列相同</translation>
    </message>
    <message>
        <source>Towards the first frame</source>
        <translation>向第一帧方向</translation>
    </message>
    <message>
        <source>All of them stand still in the world</source>
        <translation>所有目标在世界坐标系中静止</translation>
    </message>
    <message>
        <source>None of them is locked to the world</source>
        <translation>所有目标都不锁定到世界坐标系</translation>
    </message>
    <message>
        <source>Say on stdout as JSON how each was followed</source>
        <translation>在标准输出以 JSON 说明每个目标的跟踪情况</translation>
    </message>
    <message>
        <source>CSV with frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad (and pitch_rad,roll_rad for tilted boxes), each box in its frame&apos;s own coordinates; boxes of the same track in other frames teach its speed and surface, and are kept</source>
        <translation>CSV，列为 frame,track_id,class,cx,cy,cz,length,width,height,yaw_rad（倾斜的立体框另有 pitch_rad,roll_rad），每个立体框使用其所在帧自身的坐标；同一目标轨迹在其他帧的立体框用于得知速度和表面，且不会被改动</translation>
    </message>
    <message>
        <source>all frames that can be read</source>
        <translation>所有可读取的帧</translation>
    </message>
</context>
<context>
    <name>SceneView</name>
    <message>
        <source>%1 m</source>
        <comment>a distance</comment>
        <translation>%1 m</translation>
    </message>
</context>
<context>
    <name>SheetCommand</name>
    <message>
        <source>Object</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>%1 · %L2 points · %3 m</source>
        <translation>%1 · %L2 点 · %3 米</translation>
    </message>
    <message>
        <source>%1 · boxes: %L2</source>
        <translation>%1 · 框数：%L2</translation>
    </message>
    <message>
        <source>%1 · boxes: %L2 · sheet %3 of %4</source>
        <translation>%1 · 框数：%L2 · 第 %3 张，共 %4 张</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>正在绘制</translation>
    </message>
    <message>
        <source>Boxes: %1, sheets: %2, from %3 on</source>
        <translation>框数：%1，总览图：%2 张，从 %3 开始</translation>
    </message>
    <message>
        <source>Draw every box of a task as three thumbnails</source>
        <translation>将任务的每个框绘制为三幅缩略图</translation>
    </message>
    <message>
        <source>Workspace file (without it the default one)</source>
        <translation>工作区文件（不指定则用默认工作区）</translation>
    </message>
    <message>
        <source>PNG file to write; further sheets get -2, -3 ... behind the name</source>
        <translation>要写入的 PNG 文件；后续各张在名称后加 -2、-3 等</translation>
    </message>
    <message>
        <source>Number of the task</source>
        <translation>任务编号</translation>
    </message>
    <message>
        <source>Only these frames, counted from 1: 7 or 3-12</source>
        <translation>仅限这些帧，从 1 开始计数：7 或 3-12</translation>
    </message>
    <message>
        <source>Folder of the task&apos;s clouds, also where it lies now if it was moved or renamed (without it the task that was opened last)</source>
        <translation>任务点云所在的文件夹；移动或重命名后也可给出现在的位置（不给则为最近打开的任务）</translation>
    </message>
</context>
<context>
    <name>SheetText</name>
    <message>
        <source>%1 is no range of frames; write 7 or 3-12</source>
        <translation>%1 不是帧范围；请写成 7 或 3-12</translation>
    </message>
</context>
<context>
    <name>SimulateCommand</name>
    <message>
        <source>Simulating</source>
        <translation>正在仿真</translation>
    </message>
    <message>
        <source>Frames written: %1, with poses, boxes and point labels, in %2</source>
        <translation>已写入 %1 帧，含位姿、立体框和点标签：%2</translation>
    </message>
    <message>
        <source>Make a dataset of a generated street with exact boxes</source>
        <translation>生成一段虚拟街道的数据集，附精确的立体框</translation>
    </message>
    <message>
        <source>New folder for the frames, or that of an earlier simulation</source>
        <translation>存放帧的新文件夹，或先前仿真用的文件夹</translation>
    </message>
    <message>
        <source>How many frames, ten to a second</source>
        <translation>帧数，每秒十帧</translation>
    </message>
    <message>
        <source>Another number makes another street; the same one the same files</source>
        <translation>随机种子：数字不同则街道不同，数字相同则文件相同</translation>
    </message>
    <message>
        <source>About how many cars are near, standing and driving</source>
        <translation>周围车辆的大致数量，含停放和行驶的</translation>
    </message>
    <message>
        <source>Lasers of the scanner</source>
        <translation>扫描仪的激光线数</translation>
    </message>
    <message>
        <source>Firings of the scanner in one turn</source>
        <translation>扫描仪每圈的发射次数</translation>
    </message>
    <message>
        <source>Objects go on moving while the scanner turns</source>
        <translation>扫描仪转动期间目标继续运动</translation>
    </message>
</context>
<context>
    <name>SpeedBench</name>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>Stopped; what was measured until then is shown.</source>
        <translation>已停止；显示到此为止的测量结果。</translation>
    </message>
</context>
<context>
    <name>SpeedTable</name>
    <message>
        <source>%1 times</source>
        <translation>%1 倍</translation>
    </message>
    <message>
        <source>median %1 ms</source>
        <translation>中位数 %1 毫秒</translation>
    </message>
    <message>
        <source>p99 %1 ms</source>
        <translation>p99 %1 毫秒</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Threads of the machine: %1; widest registers in use: %2; %3, %4; beside %5</source>
        <translation>本机线程数：%1；所用最宽寄存器：%2；%3，%4；对照 %5</translation>
    </message>
    <message>
        <source>Milliseconds, both in turns in one run; p99 is the worst of fewer than a hundred times.</source>
        <translation>单位毫秒，两者在同一次运行中轮流测量；不足一百次时 p99 为最差值。</translation>
    </message>
    <message>
        <source>what</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>beside</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>times faster</source>
        <translation>快几倍</translation>
    </message>
    <message>
        <source>same answer</source>
        <translation>结果相同</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>%1: %2 points, %3 above ground</source>
        <translation>%1：%2 个点，地面以上 %3 个</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>note: %1</source>
        <translation>注意：%1</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>已略过：%1</translation>
    </message>
</context>
<context>
    <name>Thumbnail</name>
    <message>
        <source>Top</source>
        <translation>俯视</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>侧视</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>前视</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
</context>
<context>
    <name>TimeOptions</name>
    <message>
        <source>Poses of the frames (without it those of the folder)</source>
        <translation>帧的位姿（不给出时使用文件夹中的位姿）</translation>
    </message>
    <message>
        <source>Seconds from frame to frame where none is missing (without it by the frames&apos; names, times.txt or timestamps.txt; else 0.1)</source>
        <translation>没有缺帧时相邻帧之间的秒数（不给出时取自帧名、times.txt 或 timestamps.txt；否则为 0.1）</translation>
    </message>
    <message>
        <source>The same in frames per second</source>
        <translation>同上，以每秒帧数表示</translation>
    </message>
    <message>
        <source>Nothing says when the frames were measured: %1 s from frame to frame are taken. Tell it with --period or --rate.</source>
        <translation>没有各帧的采集时间：按相邻帧间隔 %1 秒处理。可用 --period 或 --rate 指定。</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1 is no number</source>
        <translation>%1 不是数字</translation>
    </message>
</context>
<context>
    <name>TrackAccuracyCommand</name>
    <message>
        <source>Following objects</source>
        <translation>正在跟踪目标</translation>
    </message>
    <message>
        <source>There are no poses: the sensor is taken to stand still. Give them with --poses if it moves.</source>
        <translation>没有位姿：按传感器静止处理。若传感器在移动，请用 --poses 给出位姿。</translation>
    </message>
    <message>
        <source>Score interpolation, propagation, standing or moving and one size per object against labelled tracks</source>
        <translation>以已标注的目标轨迹为准，评估插值、传播、静止/运动判断以及每个目标的统一尺寸</translation>
    </message>
    <message>
        <source>Sequence of frames with labelled tracks</source>
        <translation>带有已标注目标轨迹的帧序列</translation>
    </message>
    <message>
        <source>Frames that objects are followed from, spread over the sequence</source>
        <translation>作为传播起点的帧数，均匀分布在序列中</translation>
    </message>
    <message>
        <source>Another number follows from other frames</source>
        <translation>换一个数字则从其他帧开始传播</translation>
    </message>
    <message>
        <source>Objects with fewer points in the frame they are followed from are left out</source>
        <translation>起始帧中点数少于此值的目标不计入</translation>
    </message>
    <message>
        <source>Only objects of this class; may be given several times</source>
        <translation>只评测这个类别的目标；可给出多次</translation>
    </message>
    <message>
        <source>Label scheme (without it the driving scheme)</source>
        <translation>标注方案（不给出则用驾驶方案）</translation>
    </message>
    <message>
        <source>Print JSON instead of tables</source>
        <translation>输出 JSON 而不是表格</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1, moving</source>
        <translation>%1，运动</translation>
    </message>
    <message>
        <source>%1, standing</source>
        <translation>%1，静止</translation>
    </message>
    <message>
        <source>interpolation</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>boxes</source>
        <translation>框</translation>
    </message>
    <message>
        <source>3D IoU mean</source>
        <translation>3D IoU 均值</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>in the sensor&apos;s frame: mean</source>
        <translation>传感器坐标系中：均值</translation>
    </message>
    <message>
        <source>an anchor every %1 frames</source>
        <translation>每 %1 帧一个锚框</translation>
    </message>
    <message>
        <source>propagation: 3D IoU</source>
        <translation>传播：3D IoU</translation>
    </message>
    <message>
        <source>objects</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>copied in the sensor&apos;s frame</source>
        <translation>在传感器坐标系中原样复制</translation>
    </message>
    <message>
        <source>seen, but without a box: %</source>
        <translation>可见但已无框：%</translation>
    </message>
    <message>
        <source>standing or moving</source>
        <translation>静止或运动</translation>
    </message>
    <message>
        <source>decided right</source>
        <translation>判断正确</translation>
    </message>
    <message>
        <source>one size: error in m</source>
        <translation>统一尺寸：误差（米）</translation>
    </message>
    <message>
        <source>length p50</source>
        <translation>长 p50</translation>
    </message>
    <message>
        <source>measured %</source>
        <translation>实测 %</translation>
    </message>
    <message>
        <source>width p50</source>
        <translation>宽 p50</translation>
    </message>
    <message>
        <source>height p50</source>
        <translation>高 p50</translation>
    </message>
    <message>
        <source>where some frame saw both ends</source>
        <translation>有帧看到两端的目标</translation>
    </message>
    <message>
        <source>usual size, as it was begun with</source>
        <translation>起始所用的常用尺寸</translation>
    </message>
    <message>
        <source>Frames: %L1, tracks: %L2</source>
        <translation>帧：%L1，目标轨迹：%L2</translation>
    </message>
    <message>
        <source>Moving: the labels get farther than %1 m in the world over the frames used. Whether standing or moving was decided right is not asked between %2 and %1 m.</source>
        <translation>运动：所用各帧内，标注在世界坐标系中的位移超过 %1 米。位移在 %2 至 %1 米之间的目标不参与静止/运动判断的评分。</translation>
    </message>
</context>
<context>
    <name>TrackMenu</name>
    <message>
        <source>Select</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>Make frames %1 to %2 keyframes</source>
        <translation>将第 %1 至 %2 帧设为关键帧</translation>
    </message>
    <message>
        <source>Make keyframe</source>
        <translation>设为关键帧</translation>
    </message>
    <message>
        <source>Finalise frames %1 to %2</source>
        <translation>第 %1 至 %2 帧定稿</translation>
    </message>
    <message>
        <source>Finalise box</source>
        <translation>框定稿</translation>
    </message>
    <message>
        <source>Finalise track</source>
        <translation>目标轨迹定稿</translation>
    </message>
    <message>
        <source>Split track here</source>
        <translation>在此拆分目标轨迹</translation>
    </message>
    <message>
        <source>Cut track before here</source>
        <translation>裁去此前的目标轨迹</translation>
    </message>
    <message>
        <source>Cut track after here</source>
        <translation>裁去此后的目标轨迹</translation>
    </message>
    <message>
        <source>Merge with %1</source>
        <translation>与 %1 合并</translation>
    </message>
    <message>
        <source>Merge with the selected track</source>
        <translation>与选中的目标轨迹合并</translation>
    </message>
    <message>
        <source>Give box to another track…</source>
        <translation>将框归入其他目标轨迹…</translation>
    </message>
    <message>
        <source>Delete boxes in frames %1 to %2</source>
        <translation>删除第 %1 至 %2 帧的框</translation>
    </message>
    <message>
        <source>Delete box</source>
        <translation>删除框</translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation>删除目标轨迹</translation>
    </message>
</context>
<context>
    <name>TrackPicker</name>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>has a box here already</source>
        <translation>在此已有框</translation>
    </message>
    <message>
        <source>Which track does %1 belong to?</source>
        <translation>%1 属于哪条目标轨迹？</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Folder of LiDAR frames to open in the window</source>
        <translation>要在窗口中打开的激光雷达帧文件夹</translation>
    </message>
    <message>
        <source>Workspace file that keeps the labels</source>
        <translation>保存标注的工作区文件</translation>
    </message>
    <message>
        <source>Label scheme for a new task</source>
        <translation>新任务使用的标注方案</translation>
    </message>
    <message>
        <source>Leave out the labels that come with a dataset</source>
        <translation>不导入数据集自带的标注</translation>
    </message>
    <message>
        <source>Only look: the workspace is not changed</source>
        <translation>只读查看：不改动工作区</translation>
    </message>
</context>
<context>
    <name>WorkspaceCheckCommand</name>
    <message>
        <source>sound</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>The workspace is damaged. &quot;pointloom workspace repair&quot; keeps what is whole and sets the damaged file aside.</source>
        <translation>工作区已损坏。“pointloom workspace repair”会保留完好的内容，并把损坏的文件放在一旁。</translation>
    </message>
    <message>
        <source>Look at every edit, and whether the labels are what the edits come to</source>
        <translation>检查每一次编辑，以及标签是否与编辑的结果一致</translation>
    </message>
    <message>
        <source>Workspace file (without it the default one)</source>
        <translation>工作区文件（不指定则使用默认工作区）</translation>
    </message>
    <message>
        <source>Changes nothing. Exits with 1 when something is damaged.</source>
        <translation>不做任何改动。有损坏时以 1 退出。</translation>
    </message>
</context>
<context>
    <name>WorkspaceCommand</name>
    <message>
        <source>Check or repair a workspace, or say where the clouds of a task lie now</source>
        <translation>检查或修复工作区，或指明任务的点云现在的位置</translation>
    </message>
</context>
<context>
    <name>WorkspaceRelinkCommand</name>
    <message>
        <source>The task that lay in %1 lies in %2 now.</source>
        <translation>原先位于 %1 的任务现在位于 %2。</translation>
    </message>
    <message>
        <source>Say where the clouds of a task lie now that their folder was moved</source>
        <translation>文件夹移动后，指明任务的点云现在的位置</translation>
    </message>
    <message>
        <source>Workspace file (without it the default one)</source>
        <translation>工作区文件（不指定则使用默认工作区）</translation>
    </message>
    <message>
        <source>Folder in which the clouds lay</source>
        <translation>点云原先所在的文件夹</translation>
    </message>
    <message>
        <source>Folder in which they lie now</source>
        <translation>点云现在所在的文件夹</translation>
    </message>
    <message>
        <source>Also where the new folder has a task with labels: that one gets the old folder, and both keep their labels</source>
        <translation>即使新文件夹已有带标签的任务也执行：该任务改用旧文件夹，两者的标签都保留</translation>
    </message>
</context>
<context>
    <name>WorkspaceRepairCommand</name>
    <message>
        <source>sound</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Nothing is damaged; nothing was changed.</source>
        <translation>没有损坏，未做任何改动。</translation>
    </message>
    <message>
        <source>found: %1</source>
        <translation>发现：%1</translation>
    </message>
    <message>
        <source>kept whole</source>
        <translation>完整保留</translation>
    </message>
    <message>
        <source>The damaged file is kept as %1</source>
        <translation>损坏的文件保留为 %1</translation>
    </message>
    <message>
        <source>Make a damaged workspace anew from what is whole in it</source>
        <translation>用损坏的工作区中完好的内容重建工作区</translation>
    </message>
    <message>
        <source>Workspace file (without it the default one)</source>
        <translation>工作区文件（不指定则使用默认工作区）</translation>
    </message>
    <message>
        <source>Of each task the edits up to the first damaged one are kept, and the labels as they stood last where they can be proved. The damaged file stays beside it. Exits with 1 when something could not be kept.</source>
        <translation>每个任务保留第一处损坏之前的编辑；能够证实时，还保留最后的标签。损坏的文件留在旁边。有内容无法保留时以 1 退出。</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>cannot be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>cannot be opened: %1</source>
        <translation>无法打开：%1</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>is not a file; name one file</source>
        <translation>不是文件，请指定一个文件</translation>
    </message>
    <message>
        <source>is a folder; name one file</source>
        <translation>是文件夹，请指定一个文件</translation>
    </message>
    <message>
        <source>the folder cannot be made: %1</source>
        <translation>无法创建文件夹：%1</translation>
    </message>
    <message>
        <source>%1 of the calibration has %2 numbers where %3 are needed</source>
        <translation>标定中的 %1 有 %2 个数，应为 %3 个</translation>
    </message>
    <message>
        <source>the rotation from the lidar to the camera is no rotation; check R0_rect and Tr_velo_to_cam</source>
        <translation>激光雷达到相机的旋转矩阵无效，请检查 R0_rect 和 Tr_velo_to_cam</translation>
    </message>
    <message>
        <source>the calibration has no Tr_velo_to_cam, the way from the lidar to the camera</source>
        <translation>标定中缺少 Tr_velo_to_cam（激光雷达到相机的变换）</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>is no point cloud that can be read; known are .pcd, .ply, .bin and .pcd.bin</source>
        <translation>不是可读取的点云；支持 .pcd、.ply、.bin 和 .pcd.bin</translation>
    </message>
    <message>
        <source>the cloud is too large for binary_compressed, which ends at 4 GB; choose binary</source>
        <translation>点云太大，超出 binary_compressed 的 4 GB 上限，请改用 binary</translation>
    </message>
    <message>
        <source>the ring of each point is not in the format</source>
        <translation>该格式不保存各点的线号</translation>
    </message>
    <message>
        <source>the time of each point is not in the format</source>
        <translation>该格式不保存各点的时间</translation>
    </message>
    <message>
        <source>the colour of each point is not in the format</source>
        <translation>该格式不保存各点的颜色</translation>
    </message>
    <message>
        <source>the label of each point is not in the format</source>
        <translation>该格式不保存各点的标签</translation>
    </message>
    <message>
        <source>there is no intensity; 0 is written for every point</source>
        <translation>没有强度数据，所有点均写为 0</translation>
    </message>
    <message>
        <source>there is no ring; 0 is written for every point</source>
        <translation>没有线号数据，所有点均写为 0</translation>
    </message>
    <message>
        <source>the rows and columns of the scan are not in the format</source>
        <translation>该格式不保存扫描的行列结构</translation>
    </message>
    <message>
        <source>has no column %1; a point cloud needs x, y and z</source>
        <translation>缺少列 %1；点云必须有 x、y、z</translation>
    </message>
    <message>
        <source>line %1 is not part of a PCD header; the header (VERSION ... DATA) is missing or damaged</source>
        <translation>第 %1 行不属于 PCD 文件头；文件头（VERSION ... DATA）缺失或损坏</translation>
    </message>
    <message>
        <source>the PCD header has no DATA line; the file is cut short or is no PCD file</source>
        <translation>PCD 文件头缺少 DATA 行；文件不完整或不是 PCD 文件</translation>
    </message>
    <message>
        <source>%1 is &apos;%2&apos; in the header, which is no count</source>
        <translation>文件头中 %1 为“%2”，不是有效的数量</translation>
    </message>
    <message>
        <source>the PCD header names no FIELDS</source>
        <translation>PCD 文件头缺少 FIELDS</translation>
    </message>
    <message>
        <source>FIELDS, SIZE, TYPE and COUNT of the PCD header have different lengths (%1, %2, %3, %4)</source>
        <translation>PCD 文件头中 FIELDS、SIZE、TYPE 和 COUNT 的项数不一致（%1、%2、%3、%4）</translation>
    </message>
    <message>
        <source>the field %1 has TYPE %2 and SIZE %3, which is no number type of PCD</source>
        <translation>字段 %1 的 TYPE 为 %2、SIZE 为 %3，不是 PCD 支持的数值类型</translation>
    </message>
    <message>
        <source>the PCD header has neither POINTS nor WIDTH</source>
        <translation>PCD 文件头中 POINTS 和 WIDTH 都缺失</translation>
    </message>
    <message>
        <source>WIDTH times HEIGHT of the PCD header is more than any file can hold</source>
        <translation>PCD 文件头中 WIDTH 与 HEIGHT 的乘积过大，超出任何文件的容量</translation>
    </message>
    <message>
        <source>DATA is &apos;%1&apos; in the header; only ascii, binary and binary_compressed can be read</source>
        <translation>文件头中 DATA 为“%1”；只支持 ascii、binary 和 binary_compressed</translation>
    </message>
    <message>
        <source>SIZE and COUNT of the PCD header add up to more than any point can hold</source>
        <translation>PCD 文件头中 SIZE 与 COUNT 的总和过大，超出单个点的容量</translation>
    </message>
    <message>
        <source>promises %1 points of %2 bytes each but only %3 bytes follow the header; the file may be cut short</source>
        <translation>应有 %1 个点、每点 %2 字节，但文件头之后只有 %3 字节；文件可能不完整</translation>
    </message>
    <message>
        <source>promises %1 compressed bytes but only %2 follow; the file may be cut short</source>
        <translation>应有 %1 字节压缩数据，但实际只有 %2 字节；文件可能不完整</translation>
    </message>
    <message>
        <source>promises %1 points of %2 bytes each but its compressed part says it holds %3 bytes</source>
        <translation>应有 %1 个点、每点 %2 字节，但压缩部分标明为 %3 字节</translation>
    </message>
    <message>
        <source>line %1 of the PLY header cannot be understood</source>
        <translation>无法识别 PLY 文件头的第 %1 行</translation>
    </message>
    <message>
        <source>the PLY header has no format line</source>
        <translation>PLY 文件头缺少 format 行</translation>
    </message>
    <message>
        <source>is no PLY file: it does not begin with &apos;ply&apos;</source>
        <translation>不是 PLY 文件：开头不是“ply”</translation>
    </message>
    <message>
        <source>the PLY header has no end_header line; the file is cut short or is no PLY file</source>
        <translation>PLY 文件头缺少 end_header 行；文件不完整或不是 PLY 文件</translation>
    </message>
    <message>
        <source>ends before its points; the file may be cut short</source>
        <translation>在点数据之前就已结束；文件可能不完整</translation>
    </message>
    <message>
        <source>promises %1 points of %2 bytes each but only %3 bytes are there; the file may be cut short</source>
        <translation>应有 %1 个点、每点 %2 字节，但实际只有 %3 字节；文件可能不完整</translation>
    </message>
    <message>
        <source>has no element &apos;vertex&apos; and so no points</source>
        <translation>没有“vertex”元素，因此没有点</translation>
    </message>
    <message>
        <source>holds more values than the header promises</source>
        <translation>数值比文件头标明的多</translation>
    </message>
    <message>
        <source>has no valid length of the list %1</source>
        <translation>列表 %1 的长度无效</translation>
    </message>
    <message>
        <source>holds fewer values than the header promises</source>
        <translation>数值比文件头标明的少</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a number</source>
        <translation>“%1”不是数字</translation>
    </message>
    <message>
        <source>promises %1 points but holds only %2; the file may be cut short</source>
        <translation>应有 %1 个点，但实际只有 %2 个；文件可能不完整</translation>
    </message>
    <message>
        <source>holds %1 poses but only %2 of the %3 frames have one; the first without is %4</source>
        <translation>有 %1 个位姿，但 %3 帧中只有 %2 帧有位姿；第一个缺位姿的帧是 %4</translation>
    </message>
    <message>
        <source>the rotation part is no rotation; 12 numbers are the rows of the matrix from cloud to world</source>
        <translation>旋转部分不是有效的旋转；12 个数应为点云到世界坐标的矩阵，按行排列</translation>
    </message>
    <message>
        <source>the quaternion is not of length 1; the order is x y z qx qy qz qw</source>
        <translation>四元数的模不为 1；顺序应为 x y z qx qy qz qw</translation>
    </message>
    <message>
        <source>has %1 values where the lines before have %2</source>
        <translation>有 %1 个值，而前面各行为 %2 个</translation>
    </message>
    <message>
        <source>the folder cannot be read: %1</source>
        <translation>无法读取文件夹：%1</translation>
    </message>
    <message>
        <source>holds no point cloud (.pcd, .ply, .bin or .pcd.bin)</source>
        <translation>没有点云（.pcd、.ply、.bin 或 .pcd.bin）</translation>
    </message>
    <message>
        <source>holds no point cloud itself; open one of its folders: %1</source>
        <translation>本身没有点云，请打开其中的一个文件夹：%1</translation>
    </message>
    <message>
        <source>has no frame %1; there are %2</source>
        <translation>没有第 %1 帧；共 %2 帧</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>was stopped; nothing has been written</source>
        <translation>已停止，未写入任何内容</translation>
    </message>
    <message>
        <source>a box in frame %1 belongs to a track that does not exist</source>
        <translation>帧 %1 中有框所属的目标轨迹不存在</translation>
    </message>
    <message>
        <source>%1 boxes of the class %2 are left out: the scheme does not know it</source>
        <translation>略去 %1 个类别为 %2 的框：标注方案中没有该类别</translation>
    </message>
    <message>
        <source>the first line names no column &quot;%1&quot;; columns are separated by commas</source>
        <translation>首行缺少列“%1”；各列以逗号分隔</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no answer to &quot;%2&quot;</source>
        <translation>“%1”不是“%2”的有效取值</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in column %2 is no number; numbers have a decimal point</source>
        <translation>列 %2 中的“%1”不是数字；小数点须用“.”</translation>
    </message>
    <message>
        <source>the box has no volume</source>
        <translation>框的体积为零</translation>
    </message>
    <message>
        <source>%1 frames without boxes do not appear in the table</source>
        <translation>%1 个没有框的帧不在表中</translation>
    </message>
    <message>
        <source>something follows the closing quote; a quote inside a text is written twice</source>
        <translation>右引号之后还有内容；文本中的引号要写两次</translation>
    </message>
    <message>
        <source>the quote that opens here is never closed</source>
        <translation>此处的引号没有闭合</translation>
    </message>
    <message>
        <source>there are no frames to export</source>
        <translation>没有可导出的帧</translation>
    </message>
    <message>
        <source>there is no target to write to; name one</source>
        <translation>未指定写入位置，请指定</translation>
    </message>
    <message>
        <source>lies in the dataset&apos;s own folder, which is never written to; choose another target</source>
        <translation>位于数据集文件夹内，数据集绝不改动；请选择其他位置</translation>
    </message>
    <message>
        <source>is a file; %1 writes a folder</source>
        <translation>是文件；%1 须导出到文件夹</translation>
    </message>
    <message>
        <source>is a folder; %1 writes one file, name it like labels%2</source>
        <translation>是文件夹；%1 须导出为单个文件，例如 labels%2</translation>
    </message>
    <message>
        <source>the box of class %1, track &quot;%2&quot; is missing in the export</source>
        <translation>导出结果缺少类别为 %1、目标轨迹为“%2”的框</translation>
    </message>
    <message>
        <source>a corner of the box of class %1, track &quot;%2&quot; is off by %3 m in the export</source>
        <translation>导出结果中类别为 %1、目标轨迹为“%2”的框有角点偏差 %3 m</translation>
    </message>
    <message>
        <source>attributes or score of the box of class %1, track &quot;%2&quot; came out differently in the export</source>
        <translation>导出结果中类别为 %1、目标轨迹为“%2”的框，属性或得分与原来不一致</translation>
    </message>
    <message>
        <source>the disk does not hold what was written</source>
        <translation>磁盘上的内容与写入的不一致</translation>
    </message>
    <message>
        <source>the export holds %1 frames where %2 were meant</source>
        <translation>导出结果有 %1 帧，应为 %2 帧</translation>
    </message>
    <message>
        <source>%1 files that were in the target&apos;s folders before are not part of this export</source>
        <translation>目标文件夹中原有的 %1 个文件不属于本次导出</translation>
    </message>
    <message>
        <source>the box of track &quot;%1&quot; in frame %2 has no class; give it one</source>
        <translation>帧 %2 中目标轨迹“%1”的框没有类别，请设置类别</translation>
    </message>
    <message>
        <source>the box of track &quot;%1&quot; in frame %2 has a value that is no finite number</source>
        <translation>帧 %2 中目标轨迹“%1”的框含有无效数值</translation>
    </message>
    <message>
        <source>the box of track &quot;%1&quot; in frame %2 has no volume; give it a size or delete it</source>
        <translation>帧 %2 中目标轨迹“%1”的框体积为零，请设置尺寸或删除</translation>
    </message>
    <message>
        <source>the frame name &quot;%1&quot; cannot be a file name</source>
        <translation>帧名“%1”不能用作文件名</translation>
    </message>
    <message>
        <source>there are two frames called %1; names must differ</source>
        <translation>有两帧都名为 %1；帧名不能重复</translation>
    </message>
    <message>
        <source>the class %1 is written as &quot;%2&quot; and read back as %3</source>
        <translation>类别 %1 写为“%2”，读回为 %3</translation>
    </message>
    <message>
        <source>there is no frame &quot;%1&quot; in the dataset; are these the labels of another one?</source>
        <translation>数据集中没有帧“%1”；请确认标注是否属于其他数据集</translation>
    </message>
    <message>
        <source>the class %1 cannot be written as DontCare, which means &quot;no box&quot; in KITTI; give it another KITTI name in the scheme</source>
        <translation>类别 %1 不能写为 DontCare（在 KITTI 中表示“无框”），请在标注方案中换一个 KITTI 名称</translation>
    </message>
    <message>
        <source>the class %1 cannot be written as &quot;%2&quot;, KITTI names have no blanks; give it another KITTI name in the scheme</source>
        <translation>类别 %1 不能写为“%2”：KITTI 名称不能含空格，请在标注方案中换一个 KITTI 名称</translation>
    </message>
    <message>
        <source>there is no KITTI label file (.txt) in the folder</source>
        <translation>文件夹中没有 KITTI 标注文件（.txt）</translation>
    </message>
    <message>
        <source>there is no KITTI label file for any of the frames</source>
        <translation>所有帧都没有对应的 KITTI 标注文件</translation>
    </message>
    <message>
        <source>track ids are not in the format: boxes of one object are no longer connected</source>
        <translation>该格式不保存目标轨迹编号：同一目标的框不再关联</translation>
    </message>
    <message>
        <source>these attributes are not in the format: %1</source>
        <translation>该格式不保存以下属性：%1</translation>
    </message>
    <message>
        <source>the scores of %1 boxes are not in the format</source>
        <translation>该格式不保存 %1 个框的得分</translation>
    </message>
    <message>
        <source>%1 boxes outside the camera&apos;s view are left out</source>
        <translation>略去 %1 个相机视野外的框</translation>
    </message>
    <message>
        <source>%1 boxes outside the camera&apos;s view are kept, with -1 for their image rectangle</source>
        <translation>保留 %1 个相机视野外的框，其图像矩形写为 -1</translation>
    </message>
    <message>
        <source>%1 frames have no calibration: their boxes are in ideal camera axes along the cloud&apos;s own, as their calib files say</source>
        <translation>%1 帧没有标定：其框按与点云坐标轴对齐的理想相机坐标写出，并已记入对应的 calib 文件</translation>
    </message>
    <message>
        <source>%1 frames have no image: it is taken to be %2 x %3 pixels</source>
        <translation>%1 帧没有图像：按 %2 x %3 像素处理</translation>
    </message>
    <message>
        <source>the camera looks %1 degrees away from the cloud&apos;s x axis: rotation_y is -yaw - 90 degrees all the same, as training code expects</source>
        <translation>相机朝向与点云 x 轴相差 %1 度：rotation_y 仍按“-偏航角 - 90 度”写出，与训练代码的惯例一致</translation>
    </message>
    <message>
        <source>there are %1 columns; KITTI labels have 15, or 16 with a score</source>
        <translation>有 %1 列；KITTI 标注应为 15 列，带得分时为 16 列</translation>
    </message>
    <message>
        <source>%1 boxes share track and frame with another, or change the track&apos;s class: they are written as objects of their own</source>
        <translation>%1 个框与其他框同目标轨迹同帧，或与所属目标轨迹的类别不同：已各自写为独立目标</translation>
    </message>
    <message>
        <source>cuboids are given in the coordinate system &quot;%1&quot;, and nothing in the file says where it lies from &quot;%2&quot;</source>
        <translation>立体框位于坐标系“%1”，但文件未说明它相对“%2”的位置</translation>
    </message>
    <message>
        <source>a cuboid has %1 values; it needs 9 or 10</source>
        <translation>立体框有 %1 个值，应为 9 或 10 个</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no frame number</source>
        <translation>“%1”不是帧号</translation>
    </message>
    <message>
        <source>has no entry under &quot;objects&quot;, so its type is not known</source>
        <translation>在“objects”下没有条目，类型未知</translation>
    </message>
    <message>
        <source>is no OpenLABEL file: there is no &quot;openlabel&quot; in it</source>
        <translation>不是 OpenLABEL 文件：缺少“openlabel”</translation>
    </message>
    <message>
        <source>is OpenLABEL %1; only version 1 is known</source>
        <translation>是 OpenLABEL %1；只支持版本 1</translation>
    </message>
    <message>
        <source>the change to object %1 does not fit what is there now</source>
        <translation>对目标 %1 的修改与当前内容不符</translation>
    </message>
    <message>
        <source>box %1 belongs to track %2, which is not there</source>
        <translation>框 %1 所属的目标轨迹 %2 不存在</translation>
    </message>
    <message>
        <source>Add box</source>
        <translation>添加框</translation>
    </message>
    <message>
        <source>Delete box</source>
        <translation>删除框</translation>
    </message>
    <message>
        <source>Change class</source>
        <translation>更改类别</translation>
    </message>
    <message>
        <source>Change attribute</source>
        <translation>更改属性</translation>
    </message>
    <message>
        <source>Change box</source>
        <translation>修改框</translation>
    </message>
    <message>
        <source>is not valid JSON at line %1, column %2; look for a missing comma, quote or bracket there</source>
        <translation>第 %1 行第 %2 列不是有效的 JSON，请检查该处是否缺少逗号、引号或括号</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; stands twice in one object; remove one of the two</source>
        <translation>同一对象中键“%1”出现两次，请删除其一</translation>
    </message>
    <message>
        <source>must be an object in curly brackets</source>
        <translation>必须是花括号括起的对象</translation>
    </message>
    <message>
        <source>is not a key that is known here; the known ones are: %1</source>
        <translation>不是此处可用的键；可用的键：%1</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; is missing</source>
        <translation>缺少键“%1”</translation>
    </message>
    <message>
        <source>must be a list in square brackets</source>
        <translation>必须是方括号括起的列表</translation>
    </message>
    <message>
        <source>must be a text in quotes</source>
        <translation>必须是引号括起的文本</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>必须是数字</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>必须是 true 或 false</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of: %2</source>
        <translation>“%1”无效；可用的值：%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no key; a key is a letter followed by letters, digits, _ - . and has at most %2 of them</source>
        <translation>“%1”不是有效的键；键以字母开头，后接字母、数字或 _ - .，最多 %2 个字符</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; is used twice; every key must differ</source>
        <translation>键“%1”重复；每个键必须不同</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no shortcut; a shortcut is one letter or one digit</source>
        <translation>“%1”不是有效的快捷键；快捷键为一个字母或一个数字</translation>
    </message>
    <message>
        <source>the shortcut &quot;%1&quot; is used twice; every shortcut must differ</source>
        <translation>快捷键“%1”重复；每个快捷键必须不同</translation>
    </message>
    <message>
        <source>there is no English name; add one under &quot;en&quot;</source>
        <translation>缺少英文名称，请在“en”下补上</translation>
    </message>
    <message>
        <source>%1 m is no size; it must be above 0</source>
        <translation>尺寸 %1 m 无效；必须大于 0</translation>
    </message>
    <message>
        <source>%1 m is too large; sizes go up to %2 m</source>
        <translation>%1 m 太大；尺寸上限为 %2 m</translation>
    </message>
    <message>
        <source>%1 m is no spread; it must be above 0</source>
        <translation>离散度 %1 m 无效；必须大于 0</translation>
    </message>
    <message>
        <source>the sizes are out of order: min %1, typical %2, max %3 m</source>
        <translation>尺寸大小顺序有误：最小 %1、典型 %2、最大 %3 m</translation>
    </message>
    <message>
        <source>must be true or false, as &quot;%1&quot; is a boolean</source>
        <translation>必须是 true 或 false，因为“%1”是布尔型</translation>
    </message>
    <message>
        <source>must be a number from %1 to %2, as &quot;%3&quot; is</source>
        <translation>必须是 %1 到 %2 之间的数字，与“%3”的范围一致</translation>
    </message>
    <message>
        <source>is none of the choices of &quot;%1&quot;; use the key of one of them</source>
        <translation>不是“%1”的选项，请填写其中一个选项的键</translation>
    </message>
    <message>
        <source>must be a text in quotes, as &quot;%1&quot; is a text</source>
        <translation>必须是引号括起的文本，因为“%1”是文本型</translation>
    </message>
    <message>
        <source>choices and the type &quot;choice&quot; go together; give both or none</source>
        <translation>选项与“choice”类型须同时使用，请都写或都不写</translation>
    </message>
    <message>
        <source>there are %1 choices; %2 are the most that can be used</source>
        <translation>有 %1 个选项；最多 %2 个</translation>
    </message>
    <message>
        <source>the range from %1 to %2 is empty</source>
        <translation>从 %1 到 %2 的范围为空</translation>
    </message>
    <message>
        <source>%1 is no step; it must be above 0</source>
        <translation>步长 %1 无效；必须大于 0</translation>
    </message>
    <message>
        <source>there is no class &quot;%1&quot; in the scheme</source>
        <translation>标注方案中没有类别“%1”</translation>
    </message>
    <message>
        <source>there is no attribute &quot;%1&quot; in the scheme</source>
        <translation>标注方案中没有属性“%1”</translation>
    </message>
    <message>
        <source>the conditions go in a circle: &quot;%1&quot; would wait for itself</source>
        <translation>条件循环依赖：“%1”最终取决于自身</translation>
    </message>
    <message>
        <source>an attribute of the track cannot hang on &quot;%1&quot;, which changes from frame to frame</source>
        <translation>目标轨迹的属性不能取决于“%1”，因为后者逐帧变化</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is never asked for the same class, so the condition never holds</source>
        <translation>“%1”与它没有共同的类别，条件永远不成立</translation>
    </message>
    <message>
        <source>there is no value in the list, so the condition never holds</source>
        <translation>列表中没有值，条件永远不成立</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no version; write three numbers like 1.0.0</source>
        <translation>“%1”不是有效的版本号，请写三个数，例如 1.0.0</translation>
    </message>
    <message>
        <source>there are %1 classes; there must be 1 to %2</source>
        <translation>有 %1 个类别；应为 1 到 %2 个</translation>
    </message>
    <message>
        <source>there are %1 attributes; %2 are the most that can be used</source>
        <translation>有 %1 个属性；最多 %2 个</translation>
    </message>
    <message>
        <source>the scheme has %1 bytes; %2 are the most that are read</source>
        <translation>标注方案有 %1 字节；最多读取 %2 字节</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no colour; write it like #5ad1ff</source>
        <translation>“%1”不是有效的颜色，请写成 #5ad1ff 的形式</translation>
    </message>
    <message>
        <source>must be three numbers: length, width, height in metres</source>
        <translation>必须是三个数：长、宽、高，单位为米</translation>
    </message>
    <message>
        <source>must be a name or a list of names</source>
        <translation>必须是名称或名称列表</translation>
    </message>
    <message>
        <source>must be true, false, a number or a text</source>
        <translation>必须是 true、false、数字或文本</translation>
    </message>
    <message>
        <source>only an attribute of type &quot;number&quot; has this</source>
        <translation>只有“number”类型的属性才有此项</translation>
    </message>
    <message>
        <source>%1 must be from %2 to %3, not %4</source>
        <translation>%1 必须在 %2 到 %3 之间，不能是 %4</translation>
    </message>
    <message>
        <source>is a file; name a folder for the frames</source>
        <translation>是文件，请指定存放帧的文件夹</translation>
    </message>
    <message>
        <source>the folder holds something that is no earlier simulation; choose an empty or a new one</source>
        <translation>文件夹中有非仿真生成的内容，请选择空文件夹或新文件夹</translation>
    </message>
    <message>
        <source>stopped after %1 of %2 frames; those are complete</source>
        <translation>已停止，共 %2 帧，完成 %1 帧；已完成的帧完整可用</translation>
    </message>
    <message>
        <source>another program keeps the workspace locked; close it and try again</source>
        <translation>工作区被其他程序锁定，请关闭该程序后重试</translation>
    </message>
    <message>
        <source>the workspace cannot be written: it is read-only; allow writing or choose another place</source>
        <translation>无法写入工作区：文件只读，请允许写入或换个位置</translation>
    </message>
    <message>
        <source>the disk did not do what it was asked to (%1); check it and the room left on it, then try again</source>
        <translation>磁盘读写失败（%1），请检查磁盘及剩余空间后重试</translation>
    </message>
    <message>
        <source>the disk is full; make room on it, then try again</source>
        <translation>磁盘已满，请腾出空间后重试</translation>
    </message>
    <message>
        <source>the workspace cannot be opened; check that the folder is there and may be read</source>
        <translation>无法打开工作区，请检查文件夹是否存在且可读</translation>
    </message>
    <message>
        <source>the workspace cannot be used: %1</source>
        <translation>无法使用工作区：%1</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is not installed; install the package that brings the plugin %1</source>
        <translation>未安装 Qt 的 SQLite 驱动，请安装提供插件 %1 的软件包</translation>
    </message>
    <message>
        <source>the workspace has no task %1</source>
        <translation>工作区中没有任务 %1</translation>
    </message>
    <message>
        <source>the folder cannot be written to; choose another place or open the workspace read-only</source>
        <translation>无法写入该文件夹，请换个位置或以只读方式打开工作区</translation>
    </message>
    <message>
        <source>is already open by %1 on %2 (process %3); close it there or open it read-only here</source>
        <translation>已由 %1 在 %2 上打开（进程 %3），请在那边关闭，或在此以只读方式打开</translation>
    </message>
    <message>
        <source>is just being opened by another process; try again or open it read-only</source>
        <translation>正被另一个进程打开，请重试或以只读方式打开</translation>
    </message>
    <message>
        <source>this file system cannot keep edits safe (no write-ahead log); choose another place</source>
        <translation>该文件系统无法安全保存编辑（不支持预写日志），请换个位置</translation>
    </message>
    <message>
        <source>is a database, but no Pointloom workspace; choose another file</source>
        <translation>是数据库，但不是点织工作区，请选择其他文件</translation>
    </message>
    <message>
        <source>was written by a newer Pointloom (format %1; this one reads up to %2); update Pointloom</source>
        <translation>由更新版本的点织写入（格式 %1，本版本最高支持 %2），请升级点织</translation>
    </message>
    <message>
        <source>is a folder; name a workspace file</source>
        <translation>是文件夹，请指定工作区文件</translation>
    </message>
    <message>
        <source>cannot be opened as a workspace; check that it is a file that you may read</source>
        <translation>无法作为工作区打开，请检查它是否为可读的文件</translation>
    </message>
    <message>
        <source>is no Pointloom workspace; choose another file</source>
        <translation>不是点织工作区，请选择其他文件</translation>
    </message>
    <message>
        <source>cannot be made: %1</source>
        <translation>无法创建：%1</translation>
    </message>
    <message>
        <source>the workspace is open for reading only; nothing was written</source>
        <translation>工作区以只读方式打开，未写入任何内容</translation>
    </message>
    <message>
        <source>has nothing about %1, and is open for reading only</source>
        <translation>没有 %1 的内容，且以只读方式打开</translation>
    </message>
    <message>
        <source>a workspace cannot lie under a name that is no UTF-8; choose another place</source>
        <translation>工作区的路径名必须是 UTF-8，请换个位置</translation>
    </message>
    <message>
        <source>lies on %1, no known disk of this computer; on a network edits can get lost: choose a local folder</source>
        <translation>位于 %1，无法确认是本机磁盘；网络上的编辑可能丢失，请选择本机文件夹</translation>
    </message>
    <message>
        <source>there is no such workspace; check the name, or open it for writing to make it</source>
        <translation>没有这个工作区，请检查名称，或以可写方式打开以新建</translation>
    </message>
    <message>
        <source>is no name for a workspace file</source>
        <translation>不能用作工作区文件名</translation>
    </message>
    <message>
        <source>Type a value</source>
        <translation>输入数值</translation>
    </message>
    <message>
        <source>Take over labels</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>Drag box</source>
        <translation>拖动框</translation>
    </message>
    <message>
        <source>Turn box</source>
        <translation>旋转框</translation>
    </message>
    <message>
        <source>Snap face</source>
        <translation>贴合面</translation>
    </message>
    <message>
        <source>Next fit</source>
        <translation>下一拟合</translation>
    </message>
    <message>
        <source>Fit again</source>
        <translation>重新拟合</translation>
    </message>
    <message>
        <source>Snap to points</source>
        <translation>贴合点云</translation>
    </message>
    <message>
        <source>Flip heading</source>
        <translation>翻转朝向</translation>
    </message>
    <message>
        <source>Nudge box</source>
        <translation>微调框</translation>
    </message>
    <message>
        <source>%1 columns where x,y,z,class are expected</source>
        <translation>有 %1 列，应为 x,y,z,class 四列</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a coordinate in metres</source>
        <translation>“%1”不是以米为单位的坐标</translation>
    </message>
    <message>
        <source>the scheme has no class called &quot;%1&quot;</source>
        <translation>标注方案中没有名为“%1”的类别</translation>
    </message>
    <message>
        <source>there is no task %1 in %2</source>
        <translation>%2 中没有任务 %1</translation>
    </message>
    <message>
        <source>there is no task for %1 in %2; open the folder with Pointloom first</source>
        <translation>%2 中没有 %1 的任务；请先用点织打开该文件夹</translation>
    </message>
    <message>
        <source>there is no task in %1; open a folder of clouds with Pointloom first</source>
        <translation>%1 中没有任务；请先用点织打开一个点云文件夹</translation>
    </message>
    <message>
        <source>Find objects</source>
        <translation>查找目标</translation>
    </message>
    <message>
        <source>the picture could not be made; give fewer frames</source>
        <translation>无法生成图片；请减少帧数</translation>
    </message>
    <message>
        <source>stopped after %1 of %2 sheets</source>
        <translation>已停止，完成 %2 张中的 %1 张总览图</translation>
    </message>
    <message>
        <source>there is no box in this task yet; label something first</source>
        <translation>该任务还没有框；请先标注</translation>
    </message>
    <message>
        <source>there is no box in these frames; name others or leave --frames out</source>
        <translation>这些帧中没有框；请指定其他帧，或不写 --frames</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>there is no display to open the window on; run this under xvfb-run</source>
        <translation>没有可打开窗口的显示器；请在 xvfb-run 下运行</translation>
    </message>
    <message>
        <source>This has no finite result</source>
        <translation>结果不是有限的数</translation>
    </message>
    <message>
        <source>Too many brackets</source>
        <translation>括号太多</translation>
    </message>
    <message>
        <source>A bracket is not closed</source>
        <translation>括号没有闭合</translation>
    </message>
    <message>
        <source>“%1” is no unit here</source>
        <translation>此处不识别单位“%1”</translation>
    </message>
    <message>
        <source>A number is missing at the end</source>
        <translation>末尾缺少数字</translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation>“%1”不是数字</translation>
    </message>
    <message>
        <source>Copy box</source>
        <translation>复制框</translation>
    </message>
    <message>
        <source>Duplicate box</source>
        <translation>再制框</translation>
    </message>
    <message>
        <source>Repeat attributes</source>
        <translation>沿用属性</translation>
    </message>
    <message>
        <source>this is no layout of Pointloom</source>
        <translation>这不是点织的布局文件</translation>
    </message>
    <message>
        <source>Drop to ground</source>
        <translation>落到地面</translation>
    </message>
    <message>
        <source>there is no key &quot;%1&quot;</source>
        <translation>没有名为“%1”的按键</translation>
    </message>
    <message>
        <source>this is not a file of key bindings that this version can read</source>
        <translation>此版本无法读取该文件：它不是快捷键文件</translation>
    </message>
    <message>
        <source>there are no preset keys called &quot;%1&quot;</source>
        <translation>没有名为“%1”的快捷键方案</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>the scheme has no class %1</source>
        <translation>方案中没有类别 %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no value for &quot;%2&quot;</source>
        <translation>“%1”不是“%2”的有效值</translation>
    </message>
    <message>
        <source>the part that is compared with cannot be loaded: %1</source>
        <translation>无法加载用于比较的模块：%1</translation>
    </message>
    <message>
        <source>stopped after %1 of %2 frames</source>
        <translation>完成 %2 帧中的 %1 帧后停止</translation>
    </message>
    <message>
        <source>holds no labels to compare with: neither KITTI labels, boxes.csv nor NAME.label files</source>
        <translation>没有可对照的标注：既没有 KITTI 标注、boxes.csv，也没有 名称.label 文件</translation>
    </message>
    <message>
        <source>holds labels for %1 points, but the cloud has %2</source>
        <translation>含 %1 个点的标注，而点云有 %2 个点</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>常用尺寸</translation>
    </message>
    <message>
        <source>A box from a click</source>
        <translation>单击生成立体框</translation>
    </message>
    <message>
        <source>%1 of %2 clicks gave a box</source>
        <translation>%2 次单击中有 %1 次得到框</translation>
    </message>
    <message>
        <source>The best rectangle around an object</source>
        <translation>目标的最佳外接矩形</translation>
    </message>
    <message>
        <source>off by %1 degrees in the median, the other by %2</source>
        <translation>角度误差中位数 %1 度，对照 %2 度</translation>
    </message>
    <message>
        <source>All faces of a box to their points</source>
        <translation>框的各面贴合到点</translation>
    </message>
    <message>
        <source>Search a frame for missed objects</source>
        <translation>在一帧中查找漏标目标</translation>
    </message>
    <message>
        <source>Frame ready: read, ground, clusters, index</source>
        <translation>帧就绪：读取、地面、聚类、索引</translation>
    </message>
    <message>
        <source>%1 ms for 100,000 points</source>
        <translation>每 10 万点 %1 毫秒</translation>
    </message>
    <message>
        <source>Read a binary PCD</source>
        <translation>读取二进制 PCD</translation>
    </message>
    <message>
        <source>Read a .bin</source>
        <translation>读取 .bin</translation>
    </message>
    <message>
        <source>Points within %1 m of a place, a question</source>
        <translation>查询某处 %1 米内的点（每次）</translation>
    </message>
    <message>
        <source>Build the index of columns</source>
        <translation>建立柱状索引</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>地面</translation>
    </message>
    <message>
        <source>Patchwork++ is said to take 15 ms at F1 .84 to .87; not measured here</source>
        <translation>据其文档，Patchwork++ 约需 15 毫秒，F1 为 .84 至 .87；此处未测量</translation>
    </message>
    <message>
        <source>Clusters of the points above ground</source>
        <translation>地面以上点的聚类</translation>
    </message>
    <message>
        <source>track %1 would have two boxes in frame %2</source>
        <translation>目标轨迹 %1 在第 %2 帧会有两个框</translation>
    </message>
    <message>
        <source>Split track</source>
        <translation>拆分目标轨迹</translation>
    </message>
    <message>
        <source>Merge tracks</source>
        <translation>合并目标轨迹</translation>
    </message>
    <message>
        <source>Delete boxes</source>
        <translation>删除框</translation>
    </message>
    <message>
        <source>Trim track</source>
        <translation>裁剪目标轨迹</translation>
    </message>
    <message>
        <source>Give to another track</source>
        <translation>归入另一目标轨迹</translation>
    </message>
    <message>
        <source>Swap tracks</source>
        <translation>互换目标轨迹</translation>
    </message>
    <message>
        <source>Finalise</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>Make keyframe</source>
        <translation>设为关键帧</translation>
    </message>
    <message>
        <source>was stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Copy size</source>
        <translation>复制尺寸</translation>
    </message>
    <message>
        <source>the task holds %1 boxes already; --add puts the new ones beside them</source>
        <translation>任务中已有 %1 个框；--add 会把新的框加在旁边</translation>
    </message>
    <message>
        <source>has no frame called &quot;%1&quot;</source>
        <translation>没有名为“%1”的帧</translation>
    </message>
    <message>
        <source>holds no box of frame &quot;%1&quot;</source>
        <translation>不含帧“%1”的立体框</translation>
    </message>
    <message>
        <source>the table is empty</source>
        <translation>表格为空</translation>
    </message>
    <message>
        <source>track &quot;%1&quot; has a box in frame &quot;%2&quot; already</source>
        <translation>目标轨迹“%1”在帧“%2”中已有立体框</translation>
    </message>
    <message>
        <source>the rotation from the IMU to the lidar is no rotation; check Tr_imu_to_velo</source>
        <translation>从 IMU 到激光雷达的旋转不是有效的旋转；请检查 Tr_imu_to_velo</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Fill gap</source>
        <translation>补上空缺</translation>
    </message>
    <message>
        <source>Give an id of its own</source>
        <translation>分配独立编号</translation>
    </message>
    <message>
        <source>The track has a gap, and %1 points are where the object must be</source>
        <translation>目标轨迹有空缺，而目标应在的位置有 %1 个点</translation>
    </message>
    <message>
        <source>The box is turned round while it moves</source>
        <translation>立体框在行驶中前后颠倒</translation>
    </message>
    <message>
        <source>The box looks %1° away from where it moves</source>
        <translation>立体框朝向与运动方向相差 %1°</translation>
    </message>
    <message>
        <source>The box turns by %1° from one frame to the next</source>
        <translation>立体框在相邻两帧之间转了 %1°</translation>
    </message>
    <message>
        <source>Two tracks seem to be exchanged from here on</source>
        <translation>两条目标轨迹似乎从这里起互换了</translation>
    </message>
    <message>
        <source>Two objects of this frame have the id %1</source>
        <translation>本帧有两个对象的编号都是 %1</translation>
    </message>
    <message>
        <source>The class changes within track %1</source>
        <translation>目标轨迹 %1 中途改变了类别</translation>
    </message>
    <message>
        <source>The box jumps: %1 m/s; at most %2 m/s is likely here</source>
        <translation>立体框跳动：%1 m/s；此类对象一般不超过 %2 m/s</translation>
    </message>
    <message>
        <source>The box jumps: an acceleration of %1 m/s²; at most %2 m/s² is likely</source>
        <translation>立体框跳动：加速度 %1 m/s²；一般不超过 %2 m/s²</translation>
    </message>
    <message>
        <source>The size differs by %1 % from the rest of the track</source>
        <translation>尺寸与目标轨迹其余部分相差 %1 %</translation>
    </message>
    <message>
        <source>has %1 values; a line of oxts begins with latitude, longitude, altitude, roll, pitch and yaw</source>
        <translation>有 %1 个值；oxts 的每行以纬度、经度、高度、横滚、俯仰和航向开头</translation>
    </message>
    <message>
        <source>%1 is no latitude; the first value is degrees between -90 and 90</source>
        <translation>%1 不是纬度；第一个值应为 -90 到 90 之间的度数</translation>
    </message>
    <message>
        <source>holds files of several sequences (%1), and nothing says to which of them the clouds belong; put the clouds of each into a folder like velodyne/0000</source>
        <translation>包含多个序列的文件（%1），无法得知点云属于哪一个；请把每个序列的点云放进各自的文件夹，如 velodyne/0000</translation>
    </message>
    <message>
        <source>holds %1 sequences; open one of its folders: %2</source>
        <translation>包含 %1 个序列；请打开其中一个文件夹：%2</translation>
    </message>
    <message>
        <source>the format does not say that %1 boxes are interpolated, propagated or finalised: they are read back as keyframes</source>
        <translation>该格式不能说明 %1 个框是插值、传播还是定稿的：读回时都成为关键帧</translation>
    </message>
    <message>
        <source>%1 tracks get a number for their name, see track_ids: %2</source>
        <translation>%1 条目标轨迹的名称改为编号，见 track_ids：%2</translation>
    </message>
    <message>
        <source>%1 boxes share track and frame with another: they are written as tracks of their own</source>
        <translation>%1 个框与另一个框同属一条目标轨迹且在同一帧：它们写为各自独立的目标轨迹</translation>
    </message>
    <message>
        <source>the frames&apos; names are no numbers: they are counted from 0 in their order</source>
        <translation>帧的名称不是数字：按顺序从 0 开始计数</translation>
    </message>
    <message>
        <source>%1 frames without boxes do not appear in the file</source>
        <translation>%1 个没有框的帧不会出现在文件中</translation>
    </message>
    <message>
        <source>%1 frames have another calibration or none: the sequence has one, that of frame %2</source>
        <translation>%1 帧的标定不同或没有标定：整个序列只有一份标定，取自帧 %2</translation>
    </message>
    <message>
        <source>the truncation of %1 boxes becomes a level from 0 to 2, which is not read back</source>
        <translation>%1 个框的截断程度变为 0 到 2 的等级，不会读回</translation>
    </message>
    <message>
        <source>there is no KITTI tracking file (label_02/0000.txt) in the folder</source>
        <translation>文件夹中没有 KITTI 跟踪标注文件（label_02/0000.txt）</translation>
    </message>
    <message>
        <source>holds the labels of %1 sequences; name one of the files: %2</source>
        <translation>包含 %1 个序列的标注；请指定其中一个文件：%2</translation>
    </message>
    <message>
        <source>holds the frames %1 to %2, of which the dataset has none; are these the labels of another sequence?</source>
        <translation>包含帧 %1 到 %2，数据集中一个也没有；这是另一个序列的标注吗？</translation>
    </message>
    <message>
        <source>%1 labelled frames have no cloud: their %2 boxes are left out</source>
        <translation>%1 个有标注的帧没有点云：其中 %2 个框被略去</translation>
    </message>
    <message>
        <source>%1 lines name a track but have no volume: they are kept without it</source>
        <translation>%1 行指明了目标轨迹但没有体积：保留这些行，但不保留目标轨迹号</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in column %2 is no whole number; a line begins with the frame and the track</source>
        <translation>第 %2 列的“%1”不是整数；每行以帧号和目标轨迹号开头</translation>
    </message>
    <message>
        <source>there are %1 columns; KITTI tracking labels have 17, or 18 with a score</source>
        <translation>有 %1 列；KITTI 跟踪标注有 17 列，带分数时 18 列</translation>
    </message>
    <message>
        <source>the frame is %1; frames are counted from 0</source>
        <translation>帧号是 %1；帧从 0 开始计数</translation>
    </message>
    <message>
        <source>%1 tracks change their class: %2; each gets the class that most of its boxes have</source>
        <translation>%1 条目标轨迹的类别有变化：%2；每条取其多数框的类别</translation>
    </message>
    <message>
        <source>%1 tracks change an answer that is given once for the whole track; each gets the one that came most often</source>
        <translation>%1 条目标轨迹改变了整条目标轨迹只答一次的属性；每条取出现最多的值</translation>
    </message>
    <message>
        <source>%1 boxes share track and frame with another: they become tracks of their own</source>
        <translation>%1 个框与另一个框同属一条目标轨迹且在同一帧：它们成为各自独立的目标轨迹</translation>
    </message>
    <message>
        <source>a line names a track by its number and its name: 12,car-5</source>
        <translation>每行用编号和名称指明一条目标轨迹：12,car-5</translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation>删除目标轨迹</translation>
    </message>
    <message>
        <source>must be a speed in metres per second, above 0</source>
        <translation>必须是大于 0 的速度，单位为米每秒</translation>
    </message>
    <message>
        <source>Propagate</source>
        <translation>传播</translation>
    </message>
    <message>
        <source>One size for the track</source>
        <translation>统一目标轨迹尺寸</translation>
    </message>
    <message>
        <source>Lock to the world</source>
        <translation>锁定到世界坐标</translation>
    </message>
    <message>
        <source>Change object in all frames</source>
        <translation>更改所有帧中的目标</translation>
    </message>
    <message>
        <source>Move boxes to the moment of the sweep</source>
        <translation>把框移到扫描的该时刻</translation>
    </message>
    <message>
        <source>stopped after %1 of the %2 frames to follow objects from</source>
        <translation>已停止：完成 %2 个起始帧中的 %1 个</translation>
    </message>
    <message>
        <source>holds no tracks: no object has the same number in two frames; give boxes.csv a column track_id, or take a sequence of KITTI tracking</source>
        <translation>没有目标轨迹：没有目标在两帧中具有相同编号；请在 boxes.csv 中给出 track_id 列，或使用 KITTI tracking 序列</translation>
    </message>
    <message>
        <source>holds no tracks of these classes</source>
        <translation>没有这些类别的目标轨迹</translation>
    </message>
    <message>
        <source>the picture cannot be read: %1</source>
        <translation>无法读取图片：%1</translation>
    </message>
    <message>
        <source>the projection of the camera is no pinhole&apos;s; check P2 and P3</source>
        <translation>相机的投影矩阵不是针孔模型；请检查 P2 和 P3</translation>
    </message>
    <message>
        <source>there are %1 distortion coefficients where %2 are needed</source>
        <translation>有 %1 个畸变系数，而需要 %2 个</translation>
    </message>
    <message>
        <source>a distortion coefficient is no number</source>
        <translation>某个畸变系数不是数字</translation>
    </message>
    <message>
        <source>KITTI object</source>
        <translation>KITTI 目标检测</translation>
    </message>
    <message>
        <source>KITTI tracking</source>
        <translation>KITTI 跟踪</translation>
    </message>
    <message>
        <source>KITTI tracking, sequence %1</source>
        <translation>KITTI 跟踪，序列 %1</translation>
    </message>
    <message>
        <source>one cloud</source>
        <translation>单个点云</translation>
    </message>
    <message>
        <source>plain frames</source>
        <translation>普通帧文件夹</translation>
    </message>
    <message>
        <source>needs &quot;%1&quot;, a list of %2 numbers</source>
        <translation>需要 &quot;%1&quot;，即 %2 个数字的列表</translation>
    </message>
    <message>
        <source>is no JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>&quot;extrinsic&quot; holds no rotation</source>
        <translation>&quot;extrinsic&quot; 中没有有效的旋转矩阵</translation>
    </message>
    <message>
        <source>&quot;intrinsic&quot; holds no focal length</source>
        <translation>&quot;intrinsic&quot; 中没有焦距</translation>
    </message>
    <message>
        <source>SUSTechPOINTS</source>
        <translation>SUSTechPOINTS</translation>
    </message>
    <message>
        <source>Larger than its class can be: %1 × %2 × %3 m</source>
        <translation>大于该类别可能的尺寸：%1 × %2 × %3 米</translation>
    </message>
    <message>
        <source>Smaller than its class can be: %1 × %2 × %3 m</source>
        <translation>小于该类别可能的尺寸：%1 × %2 × %3 米</translation>
    </message>
    <message>
        <source>Size of a box</source>
        <translation>立体框尺寸</translation>
    </message>
    <message>
        <source>One id for two objects</source>
        <translation>两个目标共用一个编号</translation>
    </message>
    <message>
        <source>Another class within a track</source>
        <translation>目标轨迹内类别改变</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>急转</translation>
    </message>
    <message>
        <source>Heading against the motion</source>
        <translation>朝向与运动方向不符</translation>
    </message>
    <message>
        <source>Exchanged tracks</source>
        <translation>目标轨迹互换</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>跳变</translation>
    </message>
    <message>
        <source>Size within a track</source>
        <translation>目标轨迹内的尺寸</translation>
    </message>
    <message>
        <source>There is nothing above the ground in this band.</source>
        <translation>框选范围内没有高出地面的点。</translation>
    </message>
    <message>
        <source>There is no object of this class here. Choose another class, or click nearer to its points.</source>
        <translation>此处没有该类别的目标。请选择其他类别，或更靠近目标的点单击。</translation>
    </message>
    <message>
        <source>Drag along an object from its rear to its front, or click three corners of it.</source>
        <translation>从目标尾部拖到头部，或点击它的三个角。</translation>
    </message>
    <message>
        <source>Now the corner in front of it, on the same side.</source>
        <translation>现在点击同一侧的前角。</translation>
    </message>
    <message>
        <source>Now any place on the other side.</source>
        <translation>现在点击另一侧的任意位置。</translation>
    </message>
    <message>
        <source>%1 knows frames by number alone: boxes of frames that are gone have no place in it; choose another format</source>
        <translation>%1 只以编号区分帧，无法容纳已不存在的帧的立体框；请选择其他格式</translation>
    </message>
    <message>
        <source>a frame that is gone has the name &quot;%1&quot;, which no file can have; export without such frames</source>
        <translation>有一个已不存在的帧名为“%1”，不能用作文件名；请在导出时不包含这类帧</translation>
    </message>
    <message>
        <source>the frames of %1 have changed; open the task again</source>
        <translation>%1 中的帧已发生变化；请重新打开任务</translation>
    </message>
    <message>
        <source>track %1 would have two boxes in one image of frame %2</source>
        <translation>目标轨迹 %1 在帧 %2 的同一幅图像中会有两个框</translation>
    </message>
    <message>
        <source>box %1 ends before it begins</source>
        <translation>框 %1 的右下角位于左上角之前</translation>
    </message>
    <message>
        <source>the points of frame %1 are changed twice by one edit</source>
        <translation>同一次编辑两次更改了帧 %1 的点</translation>
    </message>
    <message>
        <source>something else stands where an object should</source>
        <translation>应当是对象的位置出现了其他内容</translation>
    </message>
    <message>
        <source>version %1 was written by a newer Pointloom (this one reads up to %2); update Pointloom</source>
        <translation>版本 %1 由较新的点织写入（当前版本最高支持 %2）；请更新点织</translation>
    </message>
    <message>
        <source>what is stored cannot be read: %1</source>
        <translation>无法读取已存储的内容：%1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is nothing that this Pointloom knows; update Pointloom</source>
        <translation>当前的点织不认识“%1”；请更新点织</translation>
    </message>
    <message>
        <source>Boxes of frames that are no longer in the folder: %1, frames: %2 (%3). They are kept; an export can take them along.</source>
        <translation>有 %1 个立体框属于已不在文件夹中的 %2 帧（%3）。它们会被保留，导出时可选择包含。</translation>
    </message>
    <message>
        <source>Boxes of frames that are no longer in the folder are left out: %1, frames: %2 (%3). An export can take them along.</source>
        <translation>未导出 %1 个立体框，它们属于已不在文件夹中的 %2 帧（%3）。导出时可选择包含。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no origin of a box that this Pointloom knows; update Pointloom</source>
        <translation>当前的点织不认识框的来源“%1”；请更新点织</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no state of a box that this Pointloom knows; update Pointloom</source>
        <translation>当前的点织不认识框的状态“%1”；请更新点织</translation>
    </message>
    <message>
        <source>a box of %1 numbers is none that this Pointloom knows; update Pointloom</source>
        <translation>当前的点织不认识由 %1 个数组成的框；请更新点织</translation>
    </message>
    <message>
        <source>frames are named by number here, and which ones these were is not known</source>
        <translation>此处以编号指代帧，但不知道它们是哪些帧</translation>
    </message>
    <message>
        <source>points have label %1 of %2</source>
        <translation>点的标签为第 %1 个，但只有 %2 个标签</translation>
    </message>
    <message>
        <source>the change to points from %1 is empty or out of order</source>
        <translation>从第 %1 点开始的更改为空或顺序有误</translation>
    </message>
    <message>
        <source>the change to points from %1 has an object without a class</source>
        <translation>从第 %1 点开始的更改含有没有类别的目标</translation>
    </message>
    <message>
        <source>the change to points from %1 does not fit what is there now</source>
        <translation>从第 %1 点开始的更改与当前内容不符</translation>
    </message>
    <message>
        <source>%1 tilted boxes are written upright</source>
        <translation>%1 个倾斜的立体框按摆正后写出</translation>
    </message>
    <message>
        <source>Level box</source>
        <translation>放平立体框</translation>
    </message>
    <message>
        <source>Tilt to the ground</source>
        <translation>按地面倾斜</translation>
    </message>
    <message>
        <source>there are %1 numbers where there must be %2</source>
        <translation>有 %1 个数字，应为 %2 个</translation>
    </message>
    <message>
        <source>%1 compressed bytes cannot hold the %2 that are promised; the file is damaged</source>
        <translation>%1 个压缩字节装不下所声明的 %2 个字节；文件已损坏</translation>
    </message>
    <message>
        <source>the compressed points are damaged; get the file again</source>
        <translation>压缩的点已损坏；请重新获取该文件</translation>
    </message>
    <message>
        <source>the compressed points hold another number of bytes than the %1 that are promised</source>
        <translation>压缩的点所含的字节数不是所声明的 %1</translation>
    </message>
    <message>
        <source>the export holds %1 boxes where %2 were meant</source>
        <translation>导出中有 %1 个立体框，应为 %2 个</translation>
    </message>
    <message>
        <source>what only this format holds (lines without a box, the calibration) came out differently in the export</source>
        <translation>此格式特有的内容（没有立体框的行、标定）导出后与原来不一致</translation>
    </message>
    <message>
        <source>label_2/NAME.txt for each frame, with its calibration in calib/NAME.txt</source>
        <translation>每一帧写入 label_2/NAME.txt，标定写入 calib/NAME.txt</translation>
    </message>
    <message>
        <source>Also objects that the camera does not see</source>
        <translation>也包括相机看不到的物体</translation>
    </message>
    <message>
        <source>label_02/SEQUENCE.txt with calib/SEQUENCE.txt; other sequences may lie there</source>
        <translation>写入 label_02/SEQUENCE.txt 和 calib/SEQUENCE.txt；那里可以有其他序列</translation>
    </message>
    <message>
        <source>%1 labels that only files of &quot;%2&quot; hold (regions, lines without a box) are not in the format</source>
        <translation>%1 个只有“%2”文件才有的标签（区域、没有立体框的行）不在此格式中</translation>
    </message>
    <message>
        <source>the classes of %1 points are not in the format</source>
        <translation>%1 个点的类别不在此格式中</translation>
    </message>
    <message>
        <source>%1 boxes in images are not in the format</source>
        <translation>%1 个图像框不在此格式中</translation>
    </message>
    <message>
        <source>%1 frames have several cameras: the format holds one of them</source>
        <translation>%1 帧有多个相机：此格式只保存其中一个</translation>
    </message>
    <message>
        <source>%1 calibrations of fisheye cameras are not written</source>
        <translation>%1 个鱼眼相机的标定未写入</translation>
    </message>
    <message>
        <source>has become shorter while it was read</source>
        <translation>在读取过程中变短了</translation>
    </message>
    <message>
        <source>is the workspace itself; choose another place</source>
        <translation>就是当前工作区；请选择其他位置</translation>
    </message>
    <message>
        <source>the box has no volume: length, width and height must be more than 0</source>
        <translation>立体框没有体积：长、宽、高必须大于 0</translation>
    </message>
    <message>
        <source>was labelled by an older Pointloom, which did not name frames; open the folder of the clouds once, then one of them by itself</source>
        <translation>由不记录帧名的旧版点织标注；请先打开一次点云所在的文件夹，再单独打开其中的点云</translation>
    </message>
    <message>
        <source>the frames of %1 are those of several tasks in %2; choose one with --task</source>
        <translation>%1 的帧同时属于 %2 中的多个任务，请用 --task 选择一个</translation>
    </message>
    <message>
        <source>there is no task for %1 in %2. The task &quot;%3&quot; has frames of the same names, and its folder %4 is gone; if these are its clouds, say so with: pointloom workspace relink %4 %1</source>
        <translation>%2 中没有 %1 的任务。任务“%3”有同名的帧，而它的文件夹 %4 已不存在；如果这些就是它的点云，请运行：pointloom workspace relink %4 %1</translation>
    </message>
    <message>
        <source>The frames are those of the task &quot;%1&quot;, which lay in %2; its labels are taken.</source>
        <translation>这些帧属于任务“%1”，原先位于 %2；使用该任务的标签。</translation>
    </message>
    <message>
        <source>the clouds of the task &quot;%1&quot; are no longer there; if the folder was moved or renamed, say where it is now with --dataset</source>
        <translation>任务“%1”的点云已不在原处；如果文件夹被移动或重命名，请用 --dataset 给出现在的位置</translation>
    </message>
    <message>
        <source>the answer could not be written: %1</source>
        <translation>结果无法写出：%1</translation>
    </message>
    <message>
        <source>has no task whose clouds lay in %1</source>
        <translation>没有点云原先位于 %1 的任务</translation>
    </message>
    <message>
        <source>has no frame of the task &quot;%1&quot; (%2); name the folder that holds them</source>
        <translation>没有任务“%1”的任何一帧（%2）；请指定包含这些帧的文件夹</translation>
    </message>
    <message>
        <source>is a folder where a file of that name is to be written; rename it</source>
        <translation>是一个文件夹，而此处要写入同名文件；请将其改名</translation>
    </message>
    <message>
        <source>the memory of this computer does not suffice for this; close other programs or take a smaller file</source>
        <translation>这台计算机的内存不足以完成此操作；请关闭其他程序或使用较小的文件</translation>
    </message>
    <message>
        <source>something went wrong that should not: %1; please report it</source>
        <translation>发生了不应出现的问题：%1；请反馈给我们</translation>
    </message>
    <message>
        <source>has %1 bytes, more than the memory of this computer can hold</source>
        <translation>有 %1 字节，超过了这台计算机内存所能容纳的大小</translation>
    </message>
    <message>
        <source>holds a number that is too large to be one; look for a number with a large exponent</source>
        <translation>含有过大的数字；请查找指数很大的数字</translation>
    </message>
    <message>
        <source>is a disk or a socket, which are never written to; name a file</source>
        <translation>是磁盘设备或套接字，不会写入其中；请指定一个文件</translation>
    </message>
    <message>
        <source>is a pipe that nobody reads from; start its reader first</source>
        <translation>是没有读取端的管道；请先启动读取它的程序</translation>
    </message>
    <message>
        <source>%1 of the calibration has a value that is no finite number</source>
        <translation>标定中的 %1 含有非有限数值</translation>
    </message>
    <message>
        <source>the calibration has no P2, the projection of the left colour camera, and no Tr_velo_to_cam</source>
        <translation>标定中既没有 P2（左侧彩色相机的投影矩阵），也没有 Tr_velo_to_cam</translation>
    </message>
    <message>
        <source>a column has no name; columns are told like x,y,z,intensity or x:f64,y:f64,z:f64,_:u16</source>
        <translation>有一列没有名称；列的写法如 x,y,z,intensity 或 x:f64,y:f64,z:f64,_:u16</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number type of a column; there are i8, u8, i16, u16, i32, u32, i64, u64, f32 and f64</source>
        <translation>“%1”不是列的数值类型；可用 i8、u8、i16、u16、i32、u32、i64、u64、f32 和 f64</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no unit of a column in metres, like 0.01</source>
        <translation>“%1”不是以米计的列单位（例如 0.01）</translation>
    </message>
    <message>
        <source>%1 columns are more than any point holds</source>
        <translation>%1 列超过了任何一个点所能包含的列数</translation>
    </message>
    <message>
        <source>holds whole numbers, and the file does not tell their unit; tell it with --columns, like %1</source>
        <translation>存储的是整数，而文件没有说明单位；请用 --columns 指定，例如 %1</translation>
    </message>
    <message>
        <source>has no header, and its numbers do not tell what makes a point; tell it with --columns, one of: %1</source>
        <translation>没有文件头，从数值也无法判断每个点的构成；请用 --columns 指定，可选：%1</translation>
    </message>
    <message>
        <source>has no header: its numbers were taken as %1, which is not the usual layout of such a file</source>
        <translation>没有文件头：其数值按 %1 读取，这不是此类文件的常见布局</translation>
    </message>
    <message>
        <source>the coordinates are too large for the float32 of a .bin file, which would round them to steps of %1 m; choose pcd or ply</source>
        <translation>坐标过大，.bin 文件的 float32 会把它们舍入到 %1 米的步长；请选择 pcd 或 ply</translation>
    </message>
    <message>
        <source>%1 of %2 points are not finite (NaN); they are written as they are, in order, and training on them fails</source>
        <translation>%2 个点中有 %1 个不是有限值（NaN）；它们按原样、原顺序写出，用于训练会失败</translation>
    </message>
    <message>
        <source>the coordinates are stored as float32, which at this size holds them in steps of %1 m only</source>
        <translation>坐标以 float32 存储，在此量级上只能精确到 %1 米</translation>
    </message>
    <message>
        <source>most of its coordinates cannot be metres on earth (beyond %1 km); the file is damaged, or its columns are not what they are taken for</source>
        <translation>大部分坐标不可能是地球上的米制坐标（超过 %1 公里）；文件已损坏，或者列的含义与所认为的不同</translation>
    </message>
    <message>
        <source>its header contradicts itself: POINTS is %1, but WIDTH times HEIGHT is %2 x %3 points; %1 points were read</source>
        <translation>文件头自相矛盾：POINTS 为 %1，而 WIDTH 乘 HEIGHT 为 %2 x %3 个点；已读取 %1 个点</translation>
    </message>
    <message>
        <source>%1 more rows follow the %2 points that the header promises; they were left out: the header or the file is wrong</source>
        <translation>文件头声明 %2 个点，其后还有 %1 行；这些行未读取：文件头或文件有误</translation>
    </message>
    <message>
        <source>%1 scans lie there more than once; %2 is taken, for instance, and %3 left out</source>
        <translation>有 %1 帧扫描重复存放；例如使用 %2，略去 %3</translation>
    </message>
    <message>
        <source>holds several files of poses (%1), and none is taken; call the one that counts poses.txt</source>
        <translation>含有多个位姿文件（%1），均未采用；请将有效的文件命名为 poses.txt</translation>
    </message>
    <message>
        <source>%1 of its %2 lines hold no pose that can be read; the first is: %3</source>
        <translation>%2 行中有 %1 行没有可读的位姿；第一处为：%3</translation>
    </message>
    <message>
        <source>holds no pose</source>
        <translation>不含位姿</translation>
    </message>
    <message>
        <source>holds no pose of these frames</source>
        <translation>不含这些帧的位姿</translation>
    </message>
    <message>
        <source>holds %1 times but there are %2 frames; nothing says which is whose, so none is taken</source>
        <translation>含 %1 个时间，但有 %2 帧；无法判断对应关系，因此均未采用</translation>
    </message>
    <message>
        <source>holds no time of %1 of the %2 frames</source>
        <translation>%2 帧中有 %1 帧没有时间</translation>
    </message>
    <message>
        <source>is read by the same command; choose another target</source>
        <translation>正被同一命令读取；请选择其他目标</translation>
    </message>
    <message>
        <source>holds %1, which the same command reads; choose another target</source>
        <translation>包含同一命令要读取的 %1；请选择其他目标</translation>
    </message>
    <message>
        <source>lies in %1, a folder of frames, which is never written to; choose another target</source>
        <translation>位于帧文件夹 %1 中，该文件夹不会被写入；请选择其他目标</translation>
    </message>
    <message>
        <source>none of its %1 times, from %2 on, is near that of a frame; are these the poses of another recording?</source>
        <translation>其 %1 个时间（从 %2 开始）都不接近任何帧的时间；这些位姿是否属于另一次采集？</translation>
    </message>
    <message>
        <source>holds %1 poses with times but there are %2 frames, and nothing says when these were measured</source>
        <translation>含 %1 个带时间的位姿，但有 %2 帧，且没有这些帧的采集时间</translation>
    </message>
    <message>
        <source>none of its %1 poses is of one of these frames (the first is of &quot;%2&quot;); are these the poses of another recording?</source>
        <translation>其 %1 个位姿都不属于这些帧（第一个属于“%2”）；这些位姿是否属于另一次采集？</translation>
    </message>
    <message>
        <source>holds %1 poses but there are %2 frames; nothing says which is whose, so none is taken</source>
        <translation>含 %1 个位姿，但有 %2 帧；无法判断对应关系，因此均未采用</translation>
    </message>
    <message>
        <source>holds %1 poses but only %2 of the %3 frames have one within half a period of their time; the first without is %4</source>
        <translation>含 %1 个位姿，但 %3 帧中只有 %2 帧在半个周期之内有位姿；第一个没有位姿的帧是 %4</translation>
    </message>
    <message>
        <source>the poses are taken as those of the camera and were turned into poses of the LiDAR with Tr of calib.txt; as they stand there the ground would tip by %1°</source>
        <translation>位姿按相机位姿处理，并用 calib.txt 的 Tr 转换为激光雷达位姿；若按原样采用，地面会倾斜 %1°</translation>
    </message>
    <message>
        <source>the poses are taken as those of the LiDAR: the ground stays level with them; Tr of calib.txt is not applied</source>
        <translation>位姿按激光雷达位姿处理：地面保持水平；未应用 calib.txt 的 Tr</translation>
    </message>
    <message>
        <source>the quaternions are taken in the order w x y z: in the order x y z w the ground would tip by %1°</source>
        <translation>四元数按 w x y z 的顺序处理：按 x y z w 的顺序地面会倾斜 %1°</translation>
    </message>
    <message>
        <source>the z axis of the poses&apos; world is not up but off by %1°; they were turned upright</source>
        <translation>位姿所在世界坐标系的 z 轴不朝上，偏差 %1°；已将其转正</translation>
    </message>
    <message>
        <source>the poses tip the ground: by %1° on the way to the frame %2, and by more than %3° in %4 frames</source>
        <translation>位姿使地面倾斜：到帧 %2 时倾斜 %1°，共有 %4 帧超过 %3°</translation>
    </message>
    <message>
        <source>the poses tip the ground: by %1° in the frame %2, against most others</source>
        <translation>位姿使地面倾斜：帧 %2 与多数帧相差 %1°</translation>
    </message>
    <message>
        <source>the poses let the ground jump: by %1 m on the way to the frame %2, and by more than %3 m in %4 frames</source>
        <translation>位姿使地面跳变：到帧 %2 时跳变 %1 m，共有 %4 帧超过 %3 m</translation>
    </message>
    <message>
        <source>the poses look like the inverse (from the world to the cloud): as they stand the vehicle slides sideways, inverted it rolls ahead; they are taken as they stand</source>
        <translation>位姿像是逆变换（从世界到点云）：按原样车辆会侧滑，取逆后则向前行驶；目前按原样采用</translation>
    </message>
    <message>
        <source>the last row of the matrix is not 0 0 0 1</source>
        <translation>矩阵的最后一行不是 0 0 0 1</translation>
    </message>
    <message>
        <source>has %1 values, fewer than the first line names</source>
        <translation>有 %1 个值，少于首行所列的列数</translation>
    </message>
    <message>
        <source>has %1 values; a pose has 12 or 16 (a matrix) or 7 (position, quaternion), and one more when a frame or a time stands before them</source>
        <translation>有 %1 个值；一个位姿应有 12 或 16 个值（矩阵）或 7 个值（位置和四元数），前面有帧名或时间时再多一个</translation>
    </message>
    <message>
        <source>%1 names and answers begin like a formula, such as &quot;%2&quot;: a spreadsheet would compute them; let it take the columns as text</source>
        <translation>有 %1 个名称或答案以公式的形式开头，例如“%2”：电子表格会对其进行计算；请让它把这些列作为文本读入</translation>
    </message>
    <message>
        <source>the first line names no column &quot;%1&quot;; columns are separated by commas, semicolons or tabs</source>
        <translation>首行没有名为“%1”的列；列之间用逗号、分号或制表符分隔</translation>
    </message>
    <message>
        <source>boxes with a value that is no number are left out: %1 (%2)</source>
        <translation>含有非数值的立体框被略去：%1（%2）</translation>
    </message>
    <message>
        <source>tracks whose numbers have got decimals in a spreadsheet are whole numbers: %1 (%2)</source>
        <translation>编号在电子表格中被加上小数的目标轨迹按整数处理：%1（%2）</translation>
    </message>
    <message>
        <source>frames whose names are spelt otherwise in the labels, taken for the same: %1 (%2)</source>
        <translation>在标签中写法不同、视为同一帧的帧：%1（%2）</translation>
    </message>
    <message>
        <source>there is no frame &quot;%1&quot; in the dataset: a spreadsheet has rounded the name; keep that column as text there</source>
        <translation>数据集中没有帧“%1”：电子表格对名称做了舍入；请在其中把该列设为文本</translation>
    </message>
    <message>
        <source>labels without volume (a side of 0 or less) are left out: %1 (%2)</source>
        <translation>没有体积的标签（某边为 0 或更小）被略去：%1（%2）</translation>
    </message>
    <message>
        <source>labels of frames that the dataset does not have are left out: %1 (%2)</source>
        <translation>所属帧不在数据集中的标签被略去：%1（%2）</translation>
    </message>
    <message>
        <source>angles beyond a whole turn (2 pi): %1 of %2 (%3): these look like degrees</source>
        <translation>超过一整圈（2π）的角度：%2 个中有 %1 个（%3）：看起来像是以度为单位</translation>
    </message>
    <message>
        <source>frames without a calibration: %1; their boxes are in the axes of a camera, and nothing says where it sits</source>
        <translation>没有标定的帧：%1；立体框在相机坐标系中，但不知道相机的安装位置</translation>
    </message>
    <message>
        <source>frames whose calibration turns the camera on its side: %1; it looks like an identity, an inverse or one of other axes</source>
        <translation>标定把相机转到侧面的帧：%1；标定看起来是单位矩阵、逆矩阵，或用了其他坐标轴</translation>
    </message>
    <message>
        <source>boxes are about half as large as their classes along every axis: %1 x %2 x %3 times; these look like half sizes</source>
        <translation>立体框各边约为该类别常见尺寸的一半（%1 x %2 x %3 倍）；看起来是半边长</translation>
    </message>
    <message>
        <source>boxes are much larger than their classes along every axis: %1 x %2 x %3 times; are they in metres?</source>
        <translation>立体框各边远大于该类别常见尺寸（%1 x %2 x %3 倍）；单位是米吗？</translation>
    </message>
    <message>
        <source>vehicles that are wider than long: %1 of %2; length and width look swapped</source>
        <translation>宽大于长的车辆：%2 个中有 %1 个；长和宽看起来颠倒了</translation>
    </message>
    <message>
        <source>moving vehicles that head aside of where they go: %1 of %2 steps</source>
        <translation>行驶车辆的朝向与行进方向垂直：%2 步中有 %1 步</translation>
    </message>
    <message>
        <source>moving vehicles that head back from where they go: %1 of %2 steps</source>
        <translation>行驶车辆的朝向与行进方向相反：%2 步中有 %1 步</translation>
    </message>
    <message>
        <source>boxes that hold points of their clouds: %1 of %2 that were looked at</source>
        <translation>含有点的立体框：抽查 %2 个，其中 %1 个</translation>
    </message>
    <message>
        <source>Read the angles as degrees</source>
        <translation>角度按度读取</translation>
    </message>
    <message>
        <source>Take the calibration the other way round: from the camera to the lidar</source>
        <translation>反向使用标定：视为从相机到激光雷达</translation>
    </message>
    <message>
        <source>Ignore the calibration: a camera at the lidar that looks forward</source>
        <translation>忽略标定：假定相机位于激光雷达处并朝向前方</translation>
    </message>
    <message>
        <source>Read the columns in the axes of the cloud: x forward, y left, z up to the bottom of the box</source>
        <translation>按点云坐标轴读取各列：x 向前、y 向左、z 为立体框底面高度</translation>
    </message>
    <message>
        <source>Read the columns in the axes of the cloud: x forward, y left, z up to the middle of the box</source>
        <translation>按点云坐标轴读取各列：x 向前、y 向左、z 为立体框中心高度</translation>
    </message>
    <message>
        <source>Read the columns in the axes of the cloud, but the angle as a camera has it</source>
        <translation>按点云坐标轴读取各列，但角度按相机的定义</translation>
    </message>
    <message>
        <source>Read the boxes in the world and bring them to the clouds by the poses</source>
        <translation>按世界坐标读取立体框，并用位姿变换到点云</translation>
    </message>
    <message>
        <source>Double the sizes: they lead from the middle to the sides</source>
        <translation>尺寸加倍：给出的是中心到各面的距离</translation>
    </message>
    <message>
        <source>Swap length and width; the heading stays</source>
        <translation>交换长和宽；朝向不变</translation>
    </message>
    <message>
        <source>Swap length and width and turn the heading by 90 degrees</source>
        <translation>交换长和宽，并把朝向旋转 90 度</translation>
    </message>
    <message>
        <source>Turn the heading by 180 degrees</source>
        <translation>把朝向旋转 180 度</translation>
    </message>
    <message>
        <source>KITTI: the columns tell the middle of the box, not of its bottom</source>
        <translation>KITTI：各列给出的是立体框中心，而不是底面中心</translation>
    </message>
    <message>
        <source>boxes with points: %1 of %2</source>
        <translation>含点的立体框：%1 / %2</translation>
    </message>
    <message>
        <source>lines of objects without a volume, which the dataset&apos;s labels hold, are written as they were: %1</source>
        <translation>数据集标签中没有体积的目标行按原样写出：%1</translation>
    </message>
    <message>
        <source>frames without a label file: %1 (%2)</source>
        <translation>没有标签文件的帧：%1（%2）</translation>
    </message>
    <message>
        <source>label files that have no cloud: %1 (%2)</source>
        <translation>没有对应点云的标签文件：%1（%2）</translation>
    </message>
    <message>
        <source>frames without a calibration of their own, which take the one that all others have: %1 (%2)</source>
        <translation>自身没有标定、沿用其他各帧共同标定的帧：%1（%2）</translation>
    </message>
    <message>
        <source>labels that were there: %1; taken: %2; left out: %3</source>
        <translation>原有标签：%1；已导入：%2；略去：%3</translation>
    </message>
    <message>
        <source>cuboids without values are left out: %1 (%2)</source>
        <translation>没有数值的立体框被略去：%1（%2）</translation>
    </message>
    <message>
        <source>boxes whose quaternion has no length have no heading and are left out: %1 (%2)</source>
        <translation>四元数长度为零的立体框没有朝向，被略去：%1（%2）</translation>
    </message>
    <message>
        <source>knows no LiDAR &quot;%1&quot;; its LiDARs: %2; its coordinate systems: %3</source>
        <translation>没有名为“%1”的激光雷达；其激光雷达：%2；其坐标系：%3</translation>
    </message>
    <message>
        <source>cuboids are given in the coordinate system &quot;%1&quot;, and nothing in the file says which system is the LiDAR&apos;s: %2; name it (--lidar NAME)</source>
        <translation>立体框在坐标系“%1”中给出，而文件没有说明哪个坐标系是激光雷达的：%2；请指定（--lidar 名称）</translation>
    </message>
    <message>
        <source>attributes that are neither a number, a text nor yes or no are left out: %1 (%2)</source>
        <translation>既不是数字、文本也不是是/否的属性被略去：%1（%2）</translation>
    </message>
    <message>
        <source>shapes beside the cuboids (rectangles in images and the like) are not taken: %1 (%2)</source>
        <translation>立体框以外的形状（如图像中的矩形）不导入：%1（%2）</translation>
    </message>
    <message>
        <source>objects whose shape is no cuboid are left out: %1 (%2)</source>
        <translation>形状不是立体框的目标被略去：%1（%2）</translation>
    </message>
    <message>
        <source>objects that are only in images (2D) are left out: %1 (%2)</source>
        <translation>仅存在于图像中（2D）的目标被略去：%1（%2）</translation>
    </message>
    <message>
        <source>is VCD %1; versions 4.3 and later are read: convert it to OpenLABEL 1.0 with the vcd package first</source>
        <translation>是 VCD %1；可读取 4.3 及以上版本：请先用 vcd 软件包转换为 OpenLABEL 1.0</translation>
    </message>
    <message>
        <source>has several LiDARs, and nothing says which one the clouds are of: %1; name it (--lidar NAME)</source>
        <translation>有多个激光雷达，且没有说明点云属于哪一个：%1；请指定（--lidar 名称）</translation>
    </message>
    <message>
        <source>frames of the labels that the dataset does not have: %1 (%2)</source>
        <translation>标签中有而数据集中没有的帧：%1（%2）</translation>
    </message>
    <message>
        <source>objects whose cuboid belongs to no frame are left out: %1 (%2)</source>
        <translation>立体框不属于任何帧的目标被略去：%1（%2）</translation>
    </message>
    <message>
        <source>parts of the file that are not read: %1</source>
        <translation>文件中未读取的部分：%1</translation>
    </message>
    <message>
        <source>objects without a type are left out: %1 (%2)</source>
        <translation>没有类型的目标被略去：%1（%2）</translation>
    </message>
    <message>
        <source>tilted boxes of coordinate systems with another vertical are put upright: %1 (%2)</source>
        <translation>所在坐标系竖直方向不同的倾斜立体框已摆正：%1（%2）</translation>
    </message>
    <message>
        <source>is no text: its UTF-16 is damaged; save it as UTF-8</source>
        <translation>不是文本：其 UTF-16 已损坏；请另存为 UTF-8</translation>
    </message>
    <message>
        <source>%1 boxes that cannot be are left out; the first (%2) measures %3 m and lies at %4 m, but sides go up to %5 m and coordinates to %6 m</source>
        <translation>%1 个不可能存在的立体框被略去；第一个（%2）尺寸为 %3 米，位于 %4 米，而边长最大为 %5 米，坐标最大为 %6 米</translation>
    </message>
    <message>
        <source>a coordinate of %1 m cannot be: none is beyond %2 m; check the unit and the columns</source>
        <translation>坐标 %1 米不可能存在：坐标不会超过 %2 米；请检查单位和列</translation>
    </message>
    <message>
        <source>a box of %1 x %2 x %3 m cannot be: sides are from 0 to %4 m; check the unit and the columns</source>
        <translation>%1 x %2 x %3 米的立体框不可能存在：边长范围为 0 到 %4 米；请检查单位和列</translation>
    </message>
    <message>
        <source>an angle of the box is no finite number; check the columns</source>
        <translation>立体框的一个角度不是有限数；请检查各列</translation>
    </message>
    <message>
        <source>a number is not finite</source>
        <translation>有一个数不是有限数</translation>
    </message>
    <message>
        <source>a place in an image of %1 pixels cannot be: none is beyond %2</source>
        <translation>图像中 %1 像素的位置不可能存在：位置不会超过 %2</translation>
    </message>
    <message>
        <source>the frame %1 cannot be read</source>
        <translation>无法读取帧 %1</translation>
    </message>
    <message>
        <source>the journal of task %1 is damaged at edit %2: the chain of edits is broken; &quot;pointloom workspace repair&quot; keeps what is whole</source>
        <translation>任务 %1 的日志在编辑 %2 处损坏，编辑链已断开；“pointloom workspace repair”可保留完好的内容</translation>
    </message>
    <message>
        <source>the journal of task %1 has lost edits; go back to a backup, or let &quot;pointloom workspace repair&quot; keep what is whole</source>
        <translation>任务 %1 的日志丢失了部分编辑；请恢复备份，或用“pointloom workspace repair”保留完好的内容</translation>
    </message>
    <message>
        <source>there is no such workspace; check the name</source>
        <translation>没有这个工作区，请检查名称</translation>
    </message>
    <message>
        <source>the damaged workspace cannot be copied there: %1</source>
        <translation>无法把损坏的工作区复制到那里：%1</translation>
    </message>
    <message>
        <source>the workspace is damaged (%1); go back to a backup, or let &quot;pointloom workspace repair&quot; keep what is whole</source>
        <translation>工作区已损坏（%1）；请恢复备份，或用“pointloom workspace repair”保留完好的内容</translation>
    </message>
    <message>
        <source>is already open under another name, and its newest edits are to be found only there; open it by that name</source>
        <translation>已以另一个名称打开，最新的编辑只能在那里找到；请用那个名称打开</translation>
    </message>
    <message>
        <source>the workspace is damaged where task %1 ends; close it, open it again and see what it says</source>
        <translation>工作区在任务 %1 的末尾处损坏；请关闭后重新打开，并查看提示</translation>
    </message>
    <message>
        <source>the file is damaged: %1</source>
        <translation>文件已损坏：%1</translation>
    </message>
    <message>
        <source>the stored objects are not what the edits come to; they can be made anew from them</source>
        <translation>存储的对象与编辑的结果不一致；可以根据编辑重新生成</translation>
    </message>
    <message>
        <source>the stored objects cannot be read (%1); they can be made anew from the edits</source>
        <translation>无法读取存储的对象（%1）；可以根据编辑重新生成</translation>
    </message>
    <message>
        <source>tasks that hold edits are missing in the list of tasks: %1</source>
        <translation>任务列表中缺少含有编辑的任务：%1</translation>
    </message>
    <message>
        <source>what the task ends with is damaged; it can be made anew from the edits</source>
        <translation>任务末尾的记录已损坏；可以根据编辑重新生成</translation>
    </message>
    <message>
        <source>edits are missing: %1 of %2 are there</source>
        <translation>缺少编辑：%2 个中只有 %1 个</translation>
    </message>
    <message>
        <source>the workspace is damaged: the folder, the scheme or the list of frames of task %1 is not as Pointloom left it; &quot;pointloom workspace repair&quot; keeps what is whole</source>
        <translation>工作区已损坏：任务 %1 的文件夹、标注方案或帧列表已不是点织写入的样子；“pointloom workspace repair”可保留完好的内容</translation>
    </message>
    <message>
        <source>is a link that leads back to itself; name the file</source>
        <translation>是指回自身的链接；请指定文件</translation>
    </message>
    <message>
        <source>has %1 names (hard links), and edits made under one of them would be missing under the others; remove the others, or make a copy and open that</source>
        <translation>有 %1 个名称（硬链接），用其中一个名称所做的编辑在其他名称下会缺失；请删除其他名称，或复制一份再打开</translation>
    </message>
    <message>
        <source>is a file that is mounted by itself, apart from the log that lies beside it; mount its folder and open it there</source>
        <translation>是单独挂载的文件，与旁边的日志分开了；请挂载它所在的文件夹并在那里打开</translation>
    </message>
    <message>
        <source>The clouds of some frames are not those that were labelled (frames: %1; %2): the files have other contents now. Look at the boxes there before you trust them.</source>
        <translation>部分帧的点云已不是标注时的点云（帧数：%1；%2）：文件内容已改变。使用前请检查那里的立体框。</translation>
    </message>
    <message>
        <source>is not there; go back to a backup</source>
        <translation>不存在；请恢复备份</translation>
    </message>
    <message>
        <source>The workspace is damaged: the stored objects of this task are not what its edits come to. Its labels were made anew from the journal, which is whole (edits: %1, boxes: %2).</source>
        <translation>工作区已损坏：该任务存储的对象与编辑的结果不一致。标签已根据完好的日志重新生成（编辑：%1，立体框：%2）。</translation>
    </message>
    <message>
        <source>is already open under another name; close it there first</source>
        <translation>已以另一个名称打开；请先在那里关闭</translation>
    </message>
    <message>
        <source>The frames are those of the task &quot;%1&quot;, which lay in %2 (boxes: %3): it goes on here.</source>
        <translation>这些帧属于任务“%1”，原先位于 %2（立体框：%3）：在此继续该任务。</translation>
    </message>
    <message>
        <source>The task &quot;%1&quot; (boxes: %2) has frames of the same names, and its folder %3 is gone. Nothing tells whether they are the same clouds, so a new task begins here; if they are, &quot;pointloom workspace relink&quot; says so.</source>
        <translation>任务“%1”（立体框：%2）有同名的帧，而它的文件夹 %3 已不存在。无法判断点云是否相同，因此在此开始新任务；如果相同，可用“pointloom workspace relink”指明。</translation>
    </message>
    <message>
        <source>The same frames also lie in %1, with a task of their own (&quot;%2&quot;, boxes: %3): a new task begins here. &quot;pointloom workspace relink&quot; would go on with the other one.</source>
        <translation>相同的帧也位于 %1，并有自己的任务（“%2”，立体框：%3）：在此开始新任务。“pointloom workspace relink”可改为继续那个任务。</translation>
    </message>
    <message>
        <source>the log beside the workspace, which holds the newest edits, is damaged (piece %1); &quot;pointloom workspace repair&quot; keeps what is whole</source>
        <translation>工作区旁保存最新编辑的日志已损坏（第 %1 段）；“pointloom workspace repair”可保留完好的部分</translation>
    </message>
    <message>
        <source>Recover labels</source>
        <translation>恢复标签</translation>
    </message>
    <message>
        <source>edits that could not be kept: %1; the labels themselves are whole</source>
        <translation>无法保留的编辑：%1；标签本身完好</translation>
    </message>
    <message>
        <source>edits that could not be kept: %1; the labels are those before them</source>
        <translation>无法保留的编辑：%1；标签为这些编辑之前的状态</translation>
    </message>
    <message>
        <source>the labels are those before the damaged edit</source>
        <translation>标签为损坏的编辑之前的状态</translation>
    </message>
    <message>
        <source>was written by an older Pointloom, which did not name frames: only the folder of its clouds says what they are; open it there, or go back to a backup</source>
        <translation>由较旧的点织写入，当时帧没有名称：只有点云所在的文件夹能说明是哪些帧；请在那里打开，或恢复备份</translation>
    </message>
    <message>
        <source>the workspace is damaged: tasks that hold edits are missing in its list (%1); go back to a backup, or let &quot;pointloom workspace repair&quot; keep what is whole</source>
        <translation>工作区已损坏：列表中缺少含有编辑的任务（%1）；请恢复备份，或用“pointloom workspace repair”保留完好的内容</translation>
    </message>
    <message>
        <source>the task of %1 was made and is not to be found; close the workspace everywhere and try again</source>
        <translation>%1 的任务已建立却找不到；请在各处关闭工作区后重试</translation>
    </message>
    <message>
        <source>the clouds of the task &quot;%1&quot; are no longer there; if the folder was moved or renamed, open it where it is now: the task is known by its frames</source>
        <translation>任务“%1”的点云已不在原处；如果文件夹被移动或重命名，请在现在的位置打开：任务可凭帧识别</translation>
    </message>
    <message>
        <source>does not hold the frames of task %1 any more; open it again</source>
        <translation>已不再包含任务 %1 的帧；请重新打开</translation>
    </message>
    <message>
        <source>unpacks from %1 to %2 bytes, more than a scan does and more than is safe to read; save it as binary</source>
        <translation>解压后从 %1 字节变为 %2 字节，超过扫描应有的大小，读取不安全；请另存为 binary</translation>
    </message>
    <message>
        <source>has more columns than any table of labels; is it another kind of file?</source>
        <translation>列数超过任何标签表；这是否是另一种文件？</translation>
    </message>
    <message>
        <source>frames without a pose: %1 of %2 (%3); the others keep theirs, and what joins frames in the world (following, interpolation, frames put together) leaves these alone</source>
        <translation>没有位姿的帧：%2 帧中的 %1 帧（%3）；其余帧保留各自的位姿，在世界坐标中连接各帧的功能（跟踪、插值、多帧叠加）不处理这些帧</translation>
    </message>
    <message>
        <source>frames without a pose: %1 of %2 (%3); these are too many to join frames in the world, and the sensor is taken to stand still</source>
        <translation>没有位姿的帧：%2 帧中的 %1 帧（%3）；数量过多，无法在世界坐标中连接各帧，因此视传感器为静止</translation>
    </message>
    <message>
        <source>boxes lie in the ground by half their height (%1 m): the middle of the bottom looks taken for the middle of the box</source>
        <translation>立体框有半个高度（%1 米）陷入地面：似乎把底面中心当成了立体框中心</translation>
    </message>
    <message>
        <source>boxes float above the ground by half their height (%1 m): the middle of the box looks taken for the middle of its bottom</source>
        <translation>立体框悬在地面之上半个高度（%1 米）：似乎把立体框中心当成了底面中心</translation>
    </message>
    <message>
        <source>boxes float above the ground, as a rule by %1 m; is the height of a sensor in them?</source>
        <translation>立体框悬在地面之上，通常为 %1 米；其中是否多加了传感器高度？</translation>
    </message>
    <message>
        <source>boxes lie below the ground, as a rule by %1 m; is the height of a sensor missing?</source>
        <translation>立体框位于地面之下，通常为 %1 米；是否缺少传感器高度？</translation>
    </message>
    <message>
        <source>Move all boxes straight up or down, onto the ground</source>
        <translation>将所有立体框垂直移动到地面上</translation>
    </message>
    <message>
        <source>The columns tell the middle of the bottom, not of the box</source>
        <translation>各列给出的是底面中心，而不是立体框中心</translation>
    </message>
    <message>
        <source>edit %1 was saved here and is missing: the log beside the workspace is damaged or gone; go back to a backup, or let &quot;pointloom workspace repair&quot; go on with what is whole</source>
        <translation>编辑 %1 曾在此保存，现已缺失：工作区旁的日志已损坏或不见了；请恢复备份，或用 &quot;pointloom workspace repair&quot; 以完好的部分继续</translation>
    </message>
    <message>
        <source>a process was killed while it made the workspace or brought it up to date; open it once for writing, which puts it right</source>
        <translation>有进程在创建或升级工作区时被终止；请以可写方式打开一次，即可恢复</translation>
    </message>
    <message>
        <source>Frames have been renamed since they were labelled (frames: %1; the one that was %2 is %3 now): the labels stay with their clouds.</source>
        <translation>标注之后有帧被重命名（帧数：%1；原来的 %2 现在是 %3）：标签仍跟随各自的点云。</translation>
    </message>
    <message>
        <source>has a task of its own with labels in it (&quot;%1&quot;, boxes: %2); both are kept as they are. To have the task from %3 here and that one there: pointloom workspace relink --swap</source>
        <translation>已有自己的带标签任务（“%1”，立体框：%2）；两者都保持原样。要让 %3 的任务到这里、这里的任务到那里：pointloom workspace relink --swap</translation>
    </message>
    <message>
        <source>the frame %1 has no pose while others have: where it stands among them is not known</source>
        <translation>帧 %1 没有位姿而其他帧有：不知道它相对其他帧的位置</translation>
    </message>
    <message>
        <source>something else stands where a whole number should</source>
        <translation>应当是整数的位置出现了其他内容</translation>
    </message>
    <message>
        <source>there is no task for %1 in %2. The task &quot;%3&quot; has frames of the same names and other points; if these are its clouds, written anew, say so with: pointloom workspace relink %4 %1</source>
        <translation>%2 中没有 %1 的任务。任务“%3”有同名的帧，但点不同；如果这些就是它的点云（重新写出的），请用以下命令说明：pointloom workspace relink %4 %1</translation>
    </message>
    <message>
        <source>The clouds cannot be opened (%1): the labels of all frames are taken as they are.</source>
        <translation>点云无法打开（%1）：所有帧的标注按现有内容取用。</translation>
    </message>
    <message>
        <source>is text in UTF-32; save it as UTF-8</source>
        <translation>是 UTF-32 文本；请另存为 UTF-8</translation>
    </message>
    <message>
        <source>has no header, and so few points do not tell which columns they have; tell it with --columns, one of: %1</source>
        <translation>没有文件头,点太少,无法判断有哪些列;请用 --columns 指定,可选:%1</translation>
    </message>
    <message>
        <source>has no header, and its first three columns do not look like x, y and z; tell its columns with --columns, one of: %1</source>
        <translation>没有文件头,前三列看起来不是 x、y、z;请用 --columns 指定各列,可选:%1</translation>
    </message>
    <message>
        <source>seems to hold all x, then all y, then all z, not point after point; write it point by point, or tell its columns with --columns, like %1</source>
        <translation>似乎先存全部 x,再存全部 y,再存全部 z,而不是逐点存放;请逐点写出,或用 --columns 指定各列,例如 %1</translation>
    </message>
    <message>
        <source>begins with bytes that are no point, as a header is; cut them off, or read them as points all the same with --columns %1</source>
        <translation>开头的字节不是点,像是文件头;请将其去掉,或用 --columns %1 仍按点读取</translation>
    </message>
    <message>
        <source>ends with bytes that are no point; cut them off, or read them as a point all the same with --columns %1</source>
        <translation>末尾的字节不是点;请将其去掉,或用 --columns %1 仍按点读取</translation>
    </message>
    <message>
        <source>is wider than any scan in metres; tell its unit with --columns, one of: %1</source>
        <translation>以米计比任何扫描都宽;请用 --columns 指定单位,可选:%1</translation>
    </message>
    <message>
        <source>holds numbers in the other byte order (big endian), which cannot be read; write them in little endian, or tell other columns with --columns, like %1</source>
        <translation>数值为另一种字节序(大端),无法读取;请以小端写出,或用 --columns 指定其他列,例如 %1</translation>
    </message>
    <message>
        <source>seems to hold float16 numbers, which cannot be read; write them as float32, or tell other columns with --columns, like %1</source>
        <translation>似乎存有 float16 数值,无法读取;请写成 float32,或用 --columns 指定其他列,例如 %1</translation>
    </message>
    <message>
        <source>does not hold float32 coordinates in metres; if it is a point cloud, tell its columns with --columns, like %1</source>
        <translation>不含以米为单位的 float32 坐标;如果是点云,请用 --columns 指定各列,例如 %1</translation>
    </message>
    <message>
        <source>is a NumPy file (.npy), not the bare numbers of a .bin; write them with numpy.load(...).tofile(...), or write a PCD file</source>
        <translation>是 NumPy 文件(.npy),不是 .bin 的裸数值;请用 numpy.load(...).tofile(...) 写出,或写成 PCD 文件</translation>
    </message>
    <message>
        <source>is a %1 archive; unpack it and open what is in it</source>
        <translation>是 %1 压缩包;请解压后打开其中的内容</translation>
    </message>
    <message>
        <source>is a %1 file, not the bare numbers of a .bin; convert it to PCD or PLY</source>
        <translation>是 %1 文件,不是 .bin 的裸数值;请将其转换为 PCD 或 PLY</translation>
    </message>
    <message>
        <source>is a LAS file, not the bare numbers of a .bin; convert it to PCD or PLY, with PDAL for instance</source>
        <translation>是 LAS 文件,不是 .bin 的裸数值;请将其转换为 PCD 或 PLY,例如用 PDAL</translation>
    </message>
    <message>
        <source>is text, not the bare numbers of a .bin; write its points as PCD or PLY, or as float32 (numpy&apos;s tofile)</source>
        <translation>是文本,不是 .bin 的裸数值;请将其中的点写成 PCD 或 PLY,或写成 float32(numpy 的 tofile)</translation>
    </message>
    <message>
        <source>has %1 bytes, which is no whole number of points of %2 floats; points of %3 floats would fit: a KITTI file ends in .bin (4 floats), a nuScenes file in .pcd.bin (5 floats); other columns are told with --columns, like x,y,z,intensity,ring</source>
        <translation>有 %1 字节,不是每点 %2 个浮点数的整数倍;每点 %3 个浮点数则相符:KITTI 文件以 .bin 结尾(4 个浮点数),nuScenes 文件以 .pcd.bin 结尾(5 个浮点数);其他列用 --columns 指定,例如 x,y,z,intensity,ring</translation>
    </message>
    <message>
        <source>has %1 bytes, which is no whole number of points of %2 floats; the file is cut short, is no point cloud, or has other columns: tell them with --columns, like x,y,z,intensity:u16</source>
        <translation>有 %1 字节,不是每点 %2 个浮点数的整数倍;文件被截断、不是点云,或有其他列:请用 --columns 指定,例如 x,y,z,intensity:u16</translation>
    </message>
    <message>
        <source>was read as %1, as told, but its numbers look like %2, the usual layout: other files may have other columns</source>
        <translation>已按指定读作 %1,但其数值看起来是通常的布局 %2:其他文件的列可能不同</translation>
    </message>
    <message>
        <source>is kilometres wide in metres; if its unit is another, tell it with --columns, like x:f32*0.01,y:f32*0.01,z:f32*0.01</source>
        <translation>以米计宽达数公里;如果单位不同,请用 --columns 指定,例如 x:f32*0.01,y:f32*0.01,z:f32*0.01</translation>
    </message>
    <message>
        <source>has %1 bytes, which is no whole number of points of %2 bytes (%3); the file is cut short or has other columns, told with --columns like x,y,z,intensity:u16</source>
        <translation>有 %1 字节,不是每点 %2 字节(%3)的整数倍;文件被截断,或有其他列,请用 --columns 指定,例如 x,y,z,intensity:u16</translation>
    </message>
    <message>
        <source>has several elements &apos;vertex&apos;, and it is not clear which of them are its points; put them into one</source>
        <translation>含有多个 &apos;vertex&apos; 元素，无法确定哪些是点；请合并为一个</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has a decimal comma; save the numbers with decimal points</source>
        <translation>“%1”使用了小数逗号；请用小数点保存数字</translation>
    </message>
    <message>
        <source>looks like poses, in a form that is not read, so the sensor is taken to stand still; read are poses.txt and poses.csv with a line for each frame: a matrix of 12 or 16 numbers, or x y z qx qy qz qw, and before them a frame&apos;s name or a time where wanted</source>
        <translation>看起来是位姿，但其形式无法读取，因此视为传感器静止不动；可读取的是 poses.txt 和 poses.csv，每帧一行：12 或 16 个数的矩阵，或 x y z qx qy qz qw，其前可加帧名或时间</translation>
    </message>
    <message>
        <source>names other frames than those that are here, so none of its times is taken</source>
        <translation>中的帧名与此处的帧不符，因此其中的时间一个也不采用</translation>
    </message>
    <message>
        <source>gives most frames the time of another one, so none is taken</source>
        <translation>给大多数帧的时间与另一帧相同，因此一个也不采用</translation>
    </message>
    <message>
        <source>goes back in time from one frame to the next: they are taken in the order of their times</source>
        <translation>的时间在相邻帧之间出现倒退：各帧按时间先后排列</translation>
    </message>
    <message>
        <source>is a workspace or another database, which nothing is written over; choose another target</source>
        <translation>是一个工作区或其他数据库，不会被任何输出覆盖；请选择其他目标</translation>
    </message>
    <message>
        <source>is a name that belongs to %1, whose labels may lie there; choose another target</source>
        <translation>这个名称属于 %1，其标注可能就存放在那里；请选择其他目标</translation>
    </message>
    <message>
        <source>gives %1 of the frames more than one pose, the first of them %2; nothing says which is right, so these frames have none</source>
        <translation>给 %1 个帧指定了不止一个位姿，其中第一个是 %2；无法判断哪个正确，因此这些帧没有位姿</translation>
    </message>
    <message>
        <source>holds %1 poses for %2 frames: the number in a frame&apos;s name is taken for its place among them (%3 has pose %4), and the others are nobody&apos;s</source>
        <translation>有 %1 个位姿，而帧数为 %2：以帧名中的数字作为其位姿的序号（%3 为第 %4 个位姿），其余位姿不属于任何帧</translation>
    </message>
    <message>
        <source>the poses jump: by %1 m on the way to the frame %2, far more than before or after it (such steps: %3); what joins frames in the world is wrong there</source>
        <translation>位姿发生跳变：到帧 %2 的这一步为 %1 米，远大于其前后（此类步数：%3）；在世界坐标中连接各帧的功能在该处会出错</translation>
    </message>
    <message>
        <source>by the poses the sensor moves %1 m from frame to frame, which is %2 km/h: their unit is not the metre, or the frames&apos; times are other ones; with them, what joins frames in the world is wrong</source>
        <translation>按位姿传感器每帧移动 %1 米，即 %2 km/h：其单位不是米，或各帧的时间有误；使用它们时，在世界坐标中连接各帧的功能会出错</translation>
    </message>
    <message>
        <source>all poses are the same, so the sensor is taken to stand still; if it moved, take this file away, or put its poses there</source>
        <translation>所有位姿都相同，因此视为传感器静止不动；如果它移动过，请移走此文件或换成它的位姿</translation>
    </message>
    <message>
        <source>the first line names the column &quot;%1&quot; twice; take one of them out</source>
        <translation>首行两次出现列“%1”；请去掉其中一个</translation>
    </message>
    <message>
        <source>columns that the first line names twice: the first counts, the further ones are attributes: %1 (%2)</source>
        <translation>首行重复出现的列：以第一个为准，其余作为属性：%1（%2）</translation>
    </message>
    <message>
        <source>the table is no UTF-8 (line %1 is the first): its letters are taken as those of Windows-1252 (Latin-1)</source>
        <translation>表格不是 UTF-8（首见于第 %1 行）：其字母按 Windows-1252（Latin-1）读取</translation>
    </message>
    <message>
        <source>boxes whose track a spreadsheet has rounded become tracks of their own; keep that column as text there: %1 (%2)</source>
        <translation>目标轨迹编号被电子表格舍入的立体框各自成为单独的目标轨迹；请在表格中将该列保存为文本：%1（%2）</translation>
    </message>
    <message>
        <source>rows with more cells than the first line has columns, without the further ones: %1 (%2)</source>
        <translation>单元格多于首行列数的行，多出的部分未读取：%1（%2）</translation>
    </message>
    <message>
        <source>%1 boxes have no class and are left out</source>
        <translation>%1 个立体框没有类别，已略去</translation>
    </message>
    <message>
        <source>objects that are boxed in the image alone (location -1000 -1000 -1000) are left out: %1 (%2)</source>
        <translation>仅在图像中有框的对象（位置为 -1000 -1000 -1000）已略去：%1（%2）</translation>
    </message>
    <message>
        <source>values of occlusion and truncation that KITTI does not have, left blank: %1 (%2)</source>
        <translation>KITTI 中不存在的遮挡或截断值，留空：%1（%2）</translation>
    </message>
    <message>
        <source>files that cannot be read are left out, the others are taken: %1 (%2)</source>
        <translation>无法读取的文件已略去，其余均已读取：%1（%2）</translation>
    </message>
    <message>
        <source>cuboids that do not stand under &quot;object_data&quot; are left out: %1 (%2)</source>
        <translation>不在“object_data”下的立体框已略去：%1（%2）</translation>
    </message>
    <message>
        <source>objects that have another type in a frame keep the one that stands under &quot;objects&quot;: %1 (%2)</source>
        <translation>在某帧中类型不同的目标保留“objects”下的类型：%1（%2）</translation>
    </message>
    <message>
        <source>regions that nobody labelled (DontCare) are left out: %1 (%2)</source>
        <translation>无人标注的区域（DontCare）已略去：%1（%2）</translation>
    </message>
    <message>
        <source>a key stands twice in the object that ends at line %1, column %2; remove one of the two</source>
        <translation>在第 %1 行第 %2 列结束的对象中，有一个键出现了两次；请删除其中一个</translation>
    </message>
    <message>
        <source>there is another &quot;openlabel&quot; before it; a file has one</source>
        <translation>前面已有一个“openlabel”；一个文件只能有一个</translation>
    </message>
    <message>
        <source>labels of objects and frames that stand twice are left out, the last ones count: %1 (%2)</source>
        <translation>重复出现的目标和帧以最后一个为准，其余的标注已略去：%1（%2）</translation>
    </message>
    <message>
        <source>objects and frames that stand twice: the last ones count: %1 (%2)</source>
        <translation>重复出现的目标和帧以最后一个为准：%1（%2）</translation>
    </message>
    <message>
        <source>the transform from &quot;%1&quot; to &quot;%2&quot; is no rigid motion: the last row of its matrix is %3 and must be 0 0 0 1</source>
        <translation>从“%1”到“%2”的变换不是刚体运动：其矩阵的最后一行是 %3，应为 0 0 0 1</translation>
    </message>
    <message>
        <source>the transform from &quot;%1&quot; to &quot;%2&quot; is no rigid motion: its matrix mirrors</source>
        <translation>从“%1”到“%2”的变换不是刚体运动：其矩阵是镜像</translation>
    </message>
    <message>
        <source>the transform from &quot;%1&quot; to &quot;%2&quot; is no rigid motion: its matrix stretches or shears; the columns of its rotation are %3 long</source>
        <translation>从“%1”到“%2”的变换不是刚体运动：其矩阵带有缩放或剪切；旋转部分各列的长度为 %3</translation>
    </message>
    <message>
        <source>the transform from &quot;%1&quot; to &quot;%2&quot; has Euler angles of the sequence &quot;%3&quot;; known are three of the axes X, Y and Z, such as ZYX</source>
        <translation>从“%1”到“%2”的变换的欧拉角顺序为“%3”；可用的是 X、Y、Z 中的三个轴，例如 ZYX</translation>
    </message>
    <message>
        <source>the transform from &quot;%1&quot; to &quot;%2&quot; has Euler angles beyond a whole turn: %3; they are told in radians</source>
        <translation>从“%1”到“%2”的变换的欧拉角超过一整圈：%3；单位应为弧度</translation>
    </message>
    <message>
        <source>the transform from &quot;%1&quot; to &quot;%2&quot; has Euler angles of the sequence &quot;%3&quot; in small letters, which can mean axes that turn along or axes that stay; write it in capitals (turn along)</source>
        <translation>从“%1”到“%2”的变换的欧拉角顺序“%3”为小写，可能指随动轴，也可能指固定轴；请用大写（随动轴）</translation>
    </message>
    <message>
        <source>the transform from &quot;%1&quot; to &quot;%2&quot; has a quaternion without a length, which is no rotation</source>
        <translation>从“%1”到“%2”的变换的四元数长度为零，不是旋转</translation>
    </message>
    <message>
        <source>transforms that do not say from where to where and how are not used: %1 (%2)</source>
        <translation>没有说明起点、终点和数值的变换未使用：%1（%2）</translation>
    </message>
    <message>
        <source>the transforms contradict each other: that from &quot;%1&quot; to &quot;%2&quot; leads %3 m away from where others together lead</source>
        <translation>变换互相矛盾：从“%1”到“%2”的变换与其他变换合起来的结果相差 %3 m</translation>
    </message>
    <message>
        <source>parts of frames that are not read: %1 (%2)</source>
        <translation>帧中未读取的部分：%1（%2）</translation>
    </message>
    <message>
        <source>frame intervals that end before they begin hold no frame: %1 (%2)</source>
        <translation>结束早于开始的帧区间不含任何帧：%1（%2）</translation>
    </message>
    <message>
        <source>matrices that are rigid motions only when they are read column by column are read so: %1 (%2)</source>
        <translation>只有按列读取才是刚体运动的矩阵已按列读取：%1（%2）</translation>
    </message>
    <message>
        <source>two transforms between &quot;%1&quot; and &quot;%2&quot; contradict each other</source>
        <translation>“%1”与“%2”之间的两个变换互相矛盾</translation>
    </message>
    <message>
        <source>transforms that are no rigid motion, cannot be read or contradict each other are not used: %1 (%2)</source>
        <translation>不是刚体运动、无法读取或互相矛盾的变换未使用：%1（%2）</translation>
    </message>
    <message>
        <source>cuboids are given in the coordinate system &quot;%1&quot;, which the file does not describe; if it is that of the clouds, say so (--lidar %1)</source>
        <translation>立体框以坐标系“%1”给出，而文件没有描述它；如果它就是点云的坐标系，请指明（--lidar %1）</translation>
    </message>
    <message>
        <source>the boxes of the next frame fit the clouds better: %1 of %2 hold clearly more points, and %3 hold fewer; labels and clouds look shifted by a frame</source>
        <translation>下一帧的立体框与点云更吻合：%2 个中有 %1 个明显包含更多的点，%3 个包含更少；标注与点云似乎错开了一帧</translation>
    </message>
    <message>
        <source>the boxes of the previous frame fit the clouds better: %1 of %2 hold clearly more points, and %3 hold fewer; labels and clouds look shifted by a frame</source>
        <translation>上一帧的立体框与点云更吻合：%2 个中有 %1 个明显包含更多的点，%3 个包含更少；标注与点云似乎错开了一帧</translation>
    </message>
    <message>
        <source>read in another way, %1 of %2 boxes hold clearly more points of their clouds, and %3 hold fewer</source>
        <translation>换一种方式读取时，%2 个立体框中有 %1 个明显包含更多的点，%3 个包含更少</translation>
    </message>
    <message>
        <source>Mirror left and right: y leads to the right there</source>
        <translation>左右镜像：那里的 y 轴指向右</translation>
    </message>
    <message>
        <source>Mirror front and back: x leads back there</source>
        <translation>前后镜像：那里的 x 轴指向后</translation>
    </message>
    <message>
        <source>Swap x and y</source>
        <translation>交换 x 与 y</translation>
    </message>
    <message>
        <source>Turn all boxes a quarter to the left about the sensor</source>
        <translation>所有立体框绕传感器向左转 90 度</translation>
    </message>
    <message>
        <source>Turn all boxes a quarter to the right about the sensor</source>
        <translation>所有立体框绕传感器向右转 90 度</translation>
    </message>
    <message>
        <source>Turn all boxes by half a turn about the sensor</source>
        <translation>所有立体框绕传感器转 180 度</translation>
    </message>
    <message>
        <source>Read the angles as growing clockwise</source>
        <translation>角度按顺时针增大来读取</translation>
    </message>
    <message>
        <source>Turn the headings by 90 degrees; the sizes stay</source>
        <translation>朝向转 90 度，尺寸不变</translation>
    </message>
    <message>
        <source>Swap length and height</source>
        <translation>交换长度与高度</translation>
    </message>
    <message>
        <source>Swap width and height</source>
        <translation>交换宽度与高度</translation>
    </message>
    <message>
        <source>Read places and sizes as feet</source>
        <translation>位置与尺寸按英尺读取</translation>
    </message>
    <message>
        <source>As was told when this task was opened before: the columns of a point are %1, and %2 s lie from frame to frame. Both can be changed: in the window by &quot;Columns of the point clouds&quot; and &quot;Time between frames&quot;, in commands by --columns and --period.</source>
        <translation>沿用此任务以前打开时的设置：每个点的列为 %1，相邻帧间隔 %2 秒。两者都可更改：在窗口中用“点云的列”和“帧间隔”，在命令中用 --columns 和 --period。</translation>
    </message>
    <message>
        <source>As was told when this task was opened before: the columns of a point are %1. They can be changed: in the window by &quot;Columns of the point clouds&quot;, in commands by --columns.</source>
        <translation>沿用此任务以前打开时的设置：每个点的列为 %1。可以更改：在窗口中用“点云的列”，在命令中用 --columns。</translation>
    </message>
    <message>
        <source>As was told when this task was opened before: %1 s lie from frame to frame. That can be changed: in the window by &quot;Time between frames&quot;, in commands by --period.</source>
        <translation>沿用此任务以前打开时的设置：相邻帧间隔 %1 秒。可以更改：在窗口中用“帧间隔”，在命令中用 --period。</translation>
    </message>
</context>
<context>
    <name>pointloom::ActionSet</name>
    <message>
        <source>%1, coarse</source>
        <translation>%1（粗调）</translation>
    </message>
    <message>
        <source>%1, fine</source>
        <translation>%1（微调）</translation>
    </message>
</context>
<context>
    <name>pointloom::AttributeEditor</name>
    <message>
        <source>mixed</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>%1: mixed</source>
        <translation>%1：不一致</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>必填</translation>
    </message>
</context>
<context>
    <name>pointloom::AttributesPanel</name>
    <message numerus="yes">
        <source>%n objects: an answer goes to all of them</source>
        <translation>
            <numerusform>已选 %n 个目标：所填属性对它们全部生效</numerusform>
        </translation>
    </message>
    <message>
        <source>As last time: %1</source>
        <translation>同上次：%1</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>非%1</translation>
    </message>
    <message>
        <source>IN THIS FRAME</source>
        <translation>本帧</translation>
    </message>
    <message>
        <source>IN ALL FRAMES</source>
        <translation>整条目标轨迹</translation>
    </message>
</context>
<context>
    <name>pointloom::BoxEditor</name>
    <message>
        <source>No other box fits here.</source>
        <translation>此处没有其他合适的框。</translation>
    </message>
    <message>
        <source>the best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>turned otherwise</source>
        <translation>换一个朝向</translation>
    </message>
    <message>
        <source>length and width exchanged</source>
        <translation>长宽互换</translation>
    </message>
    <message>
        <source>turned round</source>
        <translation>前后掉头</translation>
    </message>
    <message>
        <source>bigger</source>
        <translation>更大</translation>
    </message>
    <message>
        <source>smaller</source>
        <translation>更小</translation>
    </message>
    <message>
        <source>completed to the other side</source>
        <translation>向另一侧补全</translation>
    </message>
    <message>
        <source>a part of it</source>
        <translation>只取其中一部分</translation>
    </message>
    <message>
        <source>with what is beside it</source>
        <translation>连同旁边的部分</translation>
    </message>
    <message>
        <source>Fit %1 of %2: %3</source>
        <translation>拟合方案 %1 / %2：%3</translation>
    </message>
    <message>
        <source>No ground was found in this frame.</source>
        <translation>此帧中未找到地面。</translation>
    </message>
</context>
<context>
    <name>pointloom::BoxPanel</name>
    <message>
        <source>length</source>
        <translation>长</translation>
    </message>
    <message>
        <source>width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>yaw</source>
        <translation>偏航角</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>A new size keeps</source>
        <translation>改尺寸时保持</translation>
    </message>
    <message>
        <source>the seen face</source>
        <translation>可见面</translation>
    </message>
    <message>
        <source>The face with points on it stays where it is and the other one moves. The bottom always stays.</source>
        <translation>有点支持的面保持不动，另一面移动。底面始终不动。</translation>
    </message>
    <message>
        <source>the middle</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Both faces move alike. The bottom always stays.</source>
        <translation>两面同时移动。底面始终不动。</translation>
    </message>
    <message>
        <source>pitch</source>
        <translation>俯仰角</translation>
    </message>
    <message>
        <source>roll</source>
        <translation>横滚角</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>倾斜</translation>
    </message>
    <message>
        <source>Shows pitch (above zero: the front is lower) and roll (above zero: the right side is lower).</source>
        <translation>显示俯仰角（大于零：前端较低）和横滚角（大于零：右侧较低）。</translation>
    </message>
    <message>
        <source>The box is tilted: pitch and roll stay in sight until it is level.</source>
        <translation>立体框是倾斜的：放平之前一直显示俯仰角和横滚角。</translation>
    </message>
</context>
<context>
    <name>pointloom::BoxStateLine</name>
    <message>
        <source>Keyframe</source>
        <translation>关键帧</translation>
    </message>
    <message>
        <source>A person put it there: no automatic step changes it.</source>
        <translation>由人放置：任何自动步骤都不会更改它。</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>Checked and done: no automatic step changes it.</source>
        <translation>已检查并完成：任何自动步骤都不会更改它。</translation>
    </message>
</context>
<context>
    <name>pointloom::ClassPanel</name>
    <message>
        <source>Search a class; Enter takes the first</source>
        <translation>搜索类别；回车选第一个</translation>
    </message>
    <message>
        <source>Search a class</source>
        <translation>搜索类别</translation>
    </message>
    <message>
        <source>Used lately</source>
        <translation>最近使用</translation>
    </message>
</context>
<context>
    <name>pointloom::ColumnsDialog</name>
    <message>
        <source>What makes a point?</source>
        <translation>每个点有哪些列？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>These point clouds have no header, and their numbers do not tell which columns a point has. Choose what the program that wrote them stored for each point, or type it:</source>
        <translation>这些点云没有文件头，从数值也无法判断每个点有哪些列。请选择写出这些文件的程序为每个点保存的内容，或直接填写：</translation>
    </message>
    <message>
        <source>Columns of the point clouds</source>
        <translation>点云的列</translation>
    </message>
    <message>
        <source>These point clouds have no header. You said what a point has: %1.</source>
        <translation>这些点云没有文件头。您指定过每个点的列：%1。</translation>
    </message>
    <message>
        <source>These point clouds have no header. What a point has was found out from their numbers: %1.</source>
        <translation>这些点云没有文件头。每个点的列是从数值判断得出的：%1。</translation>
    </message>
    <message>
        <source>These point clouds have no header, and the first one does not tell what a point has.</source>
        <translation>这些点云没有文件头，从第一个点云也无法判断每个点有哪些列。</translation>
    </message>
    <message>
        <source>Choose or type what the program that wrote them stored for each point. It is kept with the task, and the boxes stay as they are.</source>
        <translation>请选择或填写写出这些文件的程序为每个点保存的内容。设置随任务保存，立体框保持不变。</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>The numbers do not tell.</source>
        <translation>从数值无法判断。</translation>
    </message>
    <message>
        <source>Names stand in the order of the file, with commas between them. These are known: x, y, z, intensity, ring, time, red, green, blue, label.
x:f64, ring:u16 – a number type where it is not f32 (32-bit floating point)
_ – a number that is not read
x:i16*0.01 – whole centimetres</source>
        <translation>按文件中的顺序写出各列名称，以逗号分隔。可用的名称：x, y, z, intensity, ring, time, red, green, blue, label。
x:f64, ring:u16 – 数字类型，若不是 f32（32 位浮点数）
_ – 不读取的数字
x:i16*0.01 – 整厘米</translation>
    </message>
    <message>
        <source>As found out</source>
        <translation>按数值判断</translation>
    </message>
    <message>
        <source>%1 bytes for each point.</source>
        <translation>每个点 %1 字节。</translation>
    </message>
    <message>
        <source>%1 bytes for each point: %2 would hold %3 points.</source>
        <translation>每个点 %1 字节：%2 将含有 %3 个点。</translation>
    </message>
    <message>
        <source>%1 bytes for each point: %2 has %3 bytes, which is no whole number of points.</source>
        <translation>每个点 %1 字节：%2 有 %3 字节，不是整数个点。</translation>
    </message>
</context>
<context>
    <name>pointloom::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What do you want to do? A number goes to that frame.</source>
        <translation>想做什么？输入数字可转到该帧。</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>想做什么？</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>没有这样的命令。</translation>
    </message>
</context>
<context>
    <name>pointloom::Copying</name>
    <message numerus="yes">
        <source>%n box(es) copied</source>
        <translation>
            <numerusform>已复制 %n 个框</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been copied yet.</source>
        <translation>尚未复制任何内容。</translation>
    </message>
    <message>
        <source>There is no such frame.</source>
        <translation>没有这一帧。</translation>
    </message>
    <message>
        <source>The object selected last has no box there, or has one here already.</source>
        <translation>上次选中的目标在那一帧没有框，或在本帧已有框。</translation>
    </message>
    <message>
        <source>Every object of that frame has a box here already.</source>
        <translation>那一帧的所有目标在本帧都已有框。</translation>
    </message>
</context>
<context>
    <name>pointloom::DockTitle</name>
    <message>
        <source>Close (the menu “Layout” brings it back)</source>
        <translation>关闭（可从“布局”菜单恢复）</translation>
    </message>
    <message>
        <source>A window of its own, and back</source>
        <translation>独立窗口／还原</translation>
    </message>
</context>
<context>
    <name>pointloom::DropOverlay</name>
    <message>
        <source>Let go to open “%1”</source>
        <translation>松开即可打开“%1”</translation>
    </message>
    <message>
        <source>One folder, or one file of points</source>
        <translation>请拖入一个文件夹或一个点云文件</translation>
    </message>
</context>
<context>
    <name>pointloom::Editing</name>
    <message>
        <source>This workspace is open for looking only: nothing was changed.</source>
        <translation>工作区以只读方式打开：未做任何更改。</translation>
    </message>
    <message>
        <source>This object is locked: unlock it to change it.</source>
        <translation>该目标已锁定：解锁后才能修改。</translation>
    </message>
    <message>
        <source>This cannot be undone: %1</source>
        <translation>无法撤销：%1</translation>
    </message>
    <message>
        <source>This cannot be done again: %1</source>
        <translation>无法重做：%1</translation>
    </message>
</context>
<context>
    <name>pointloom::EvidenceBar</name>
    <message>
        <source>back</source>
        <translation>后</translation>
    </message>
    <message>
        <source>front</source>
        <translation>前</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>底</translation>
    </message>
    <message>
        <source>top</source>
        <translation>顶</translation>
    </message>
    <message>
        <source>What of each face was measured. A face with a quarter of it stays where it is when a size changes.</source>
        <translation>各面实际测到的比例。测到四分之一以上的面，在改变尺寸时保持不动。</translation>
    </message>
    <message>
        <source>%1: %2 %</source>
        <translation>%1：%2 %</translation>
    </message>
</context>
<context>
    <name>pointloom::ExportDialog</name>
    <message>
        <source>Export labels</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>To</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Export to folder</source>
        <translation>导出到文件夹</translation>
    </message>
    <message>
        <source>Export to file</source>
        <translation>导出到文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Largest difference of a corner: %1 mm</source>
        <translation>角点最大偏差：%1 mm</translation>
    </message>
    <message>
        <source>Not carried by the format:</source>
        <translation>该格式未保存的内容：</translation>
    </message>
    <message>
        <source>Good to know:</source>
        <translation>提示：</translation>
    </message>
    <message>
        <source>Also boxes of frames that are no longer in the folder</source>
        <translation>同时导出已不在文件夹中的帧的立体框</translation>
    </message>
    <message>
        <source>This folder is there already: files in it that have the same names are replaced.</source>
        <translation>该文件夹已存在：其中的同名文件将被替换。</translation>
    </message>
    <message>
        <source>This file is there already and is replaced.</source>
        <translation>该文件已存在，将被替换。</translation>
    </message>
    <message>
        <source>Written, read back and compared. Boxes: %L1. Frames: %L2.</source>
        <translation>已写入并回读核对。立体框：%L1，帧：%L2。</translation>
    </message>
</context>
<context>
    <name>pointloom::Findings</name>
    <message>
        <source>The checks find nothing.</source>
        <translation>检查未发现问题。</translation>
    </message>
    <message>
        <source>This needs a hand: there is no fix of one key.</source>
        <translation>需要手工处理：没有一键修正。</translation>
    </message>
    <message>
        <source>Fixed: %1</source>
        <translation>已修正：%1</translation>
    </message>
    <message>
        <source>The box is final: make it a keyframe first.</source>
        <translation>该框已定稿：请先设为关键帧。</translation>
    </message>
    <message>
        <source>put it where its neighbours say</source>
        <translation>按前后帧的位置放置</translation>
    </message>
    <message>
        <source>turn it round</source>
        <translation>掉转朝向</translation>
    </message>
    <message>
        <source>give it the size of the track</source>
        <translation>改为目标轨迹的尺寸</translation>
    </message>
    <message>
        <source>swap the two tracks from here on</source>
        <translation>从此处起互换两条目标轨迹</translation>
    </message>
    <message>
        <source>fill the gap</source>
        <translation>补上缺口</translation>
    </message>
    <message>
        <source>give it an id of its own</source>
        <translation>给它自己的编号</translation>
    </message>
    <message>
        <source>merge the two tracks</source>
        <translation>合并两条目标轨迹</translation>
    </message>
    <message>
        <source>The checks have not looked at everything yet.</source>
        <translation>检查尚未完成全部内容。</translation>
    </message>
</context>
<context>
    <name>pointloom::FindingsPanel</name>
    <message>
        <source>%1 frame %2: %3</source>
        <translation>%1 第 %2 帧：%3</translation>
    </message>
    <message>
        <source>An error: it must be dealt with before the task is submitted.</source>
        <translation>错误：提交任务前必须处理。</translation>
    </message>
    <message>
        <source>A warning: it may be right as it is.</source>
        <translation>警告：也可能本来就是对的。</translation>
    </message>
    <message>
        <source>The checks find nothing.</source>
        <translation>检查未发现问题。</translation>
    </message>
    <message>
        <source>Next  %1</source>
        <translation>下一条  %1</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>The first %1 of %2, errors before warnings</source>
        <translation>共 %2 项，列出前 %1 项，错误在前，警告在后</translation>
    </message>
    <message>
        <source>The checks have not looked at everything yet.</source>
        <translation>检查尚未完成全部内容。</translation>
    </message>
</context>
<context>
    <name>pointloom::FrameJobs</name>
    <message>
        <source>Stopped: nothing was changed.</source>
        <translation>已停止：没有任何改动。</translation>
    </message>
    <message>
        <source>Frames left out because they cannot be read: %1, the first is %2 (%3)</source>
        <translation>因无法读取而略过的帧：%1，第一个是 %2（%3）</translation>
    </message>
</context>
<context>
    <name>pointloom::FramePeriodDialog</name>
    <message>
        <source>The names of the frames say when they were measured: %1 s from frame to frame.</source>
        <translation>采集时间取自帧名：相邻帧间隔 %1 秒。</translation>
    </message>
    <message>
        <source>A file of times says when the frames were measured: %1 s from frame to frame.</source>
        <translation>采集时间取自时间文件：相邻帧间隔 %1 秒。</translation>
    </message>
    <message>
        <source>The poses say when the frames were measured: %1 s from frame to frame.</source>
        <translation>采集时间取自位姿：相邻帧间隔 %1 秒。</translation>
    </message>
    <message>
        <source>You said it: %1 s from frame to frame.</source>
        <translation>由您指定：相邻帧间隔 %1 秒。</translation>
    </message>
    <message>
        <source>Time between frames</source>
        <translation>帧间隔</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>As the dataset says</source>
        <translation>按数据集</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>= %1 frames per second</source>
        <translation>= 每秒 %1 帧</translation>
    </message>
    <message>
        <source>Nothing in the dataset says when its frames were measured: %1 s from frame to frame are assumed.</source>
        <translation>数据集中没有各帧的采集时间：按相邻帧间隔 %1 秒处理。</translation>
    </message>
    <message>
        <source>Propagation, interpolation and the checks of tracks compute speeds from it. Where a numbered frame is missing, the time over the gap is longer by itself. It is kept with the task.</source>
        <translation>自动传播、插值和目标轨迹检查用它计算速度。编号之间缺帧时，间隔会自动加长。设置随任务保存。</translation>
    </message>
</context>
<context>
    <name>pointloom::FrameProgress</name>
    <message>
        <source>Searching for missed objects</source>
        <translation>正在查找漏标目标</translation>
    </message>
    <message>
        <source>Reading frame %1</source>
        <translation>正在读取第 %1 帧</translation>
    </message>
</context>
<context>
    <name>pointloom::GeometryDialog</name>
    <message>
        <source>These boxes look wrong</source>
        <translation>这些立体框看起来有误</translation>
    </message>
    <message>
        <source>Take the boxes over as they are</source>
        <translation>原样导入这些立体框</translation>
    </message>
    <message>
        <source>Open the folder without these labels</source>
        <translation>打开文件夹，不导入这些标签</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The files of the folder stay as they are, whatever you choose.</source>
        <translation>无论选择哪一项，文件夹中的文件都不会改动。</translation>
    </message>
    <message>
        <source>This folder comes with labels, but read as their format says, their boxes do not fit its point clouds:</source>
        <translation>文件夹自带标签，但按其格式读取时，立体框与点云对不上：</translation>
    </message>
</context>
<context>
    <name>pointloom::ImportReportDialog</name>
    <message>
        <source>Labels taken over</source>
        <translation>标签已导入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Boxes taken over from the labels of the folder: %L1. Not everything came as it was:</source>
        <translation>已从文件夹自带的标签导入立体框：%L1。部分内容未能原样导入：</translation>
    </message>
</context>
<context>
    <name>pointloom::KeyField</name>
    <message>
        <source>Press the new key…</source>
        <translation>请按新的快捷键…</translation>
    </message>
</context>
<context>
    <name>pointloom::KeysModel</name>
    <message>
        <source>also: %1</source>
        <translation>同时用于：%1</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>pointloom::KeysPage</name>
    <message>
        <source>Search actions and keys</source>
        <translation>搜索操作和快捷键</translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation>快捷键方案</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>再加一个</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>As in the preset</source>
        <translation>恢复方案值</translation>
    </message>
    <message>
        <source>Take the key from them</source>
        <translation>从它们那里收回此键</translation>
    </message>
    <message>
        <source>All as in the preset</source>
        <translation>全部恢复方案值</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <source>Two listen to this key, so neither hears it (%1).</source>
        <translation>两个操作使用同一个键，因此都不会响应（%1）。</translation>
    </message>
    <message>
        <source>A key of the label scheme, which no longer hears it (%1).</source>
        <translation>这是标注方案的键，方案将不再响应它（%1）。</translation>
    </message>
    <message>
        <source>Keys of %1 are in use.</source>
        <translation>正在使用 %1 中的快捷键。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Import keys</source>
        <translation>导入快捷键</translation>
    </message>
    <message>
        <source>Key bindings (*.json)</source>
        <translation>快捷键文件 (*.json)</translation>
    </message>
    <message>
        <source>Export keys</source>
        <translation>导出快捷键</translation>
    </message>
</context>
<context>
    <name>pointloom::KindredDialog</name>
    <message>
        <source>Boxes in it: %L1. Frames found here: %L2.</source>
        <translation>任务中的立体框：%L1。在此找到的帧：%L2。</translation>
    </message>
    <message>
        <source>One of the two folders lies in the other.</source>
        <translation>两个文件夹中的一个位于另一个之内。</translation>
    </message>
    <message>
        <source>These frames are known</source>
        <translation>这些帧已有标注任务</translation>
    </message>
    <message>
        <source>%1 (boxes: %2)</source>
        <translation>%1（立体框：%2）</translation>
    </message>
    <message>
        <source>Continue it here</source>
        <translation>在此继续该任务</translation>
    </message>
    <message>
        <source>Begin a new task</source>
        <translation>开始新任务</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Under other names: %L1. Each label stays with its cloud.</source>
        <translation>名称已改变的：%L1。每个标签仍跟随自己的点云。</translation>
    </message>
    <message>
        <source>Here: %1
Before: %2</source>
        <translation>现在：%1
原先：%2</translation>
    </message>
    <message>
        <source>These frames have the names of those of the task &quot;%1&quot;.</source>
        <translation>这些帧与任务“%1”的帧同名。</translation>
    </message>
    <message>
        <source>The folder from before is gone. Whether the clouds are the same, nothing tells: look before you go on.</source>
        <translation>原先的文件夹已不存在。无法判断点云是否相同：继续之前请先核对。</translation>
    </message>
    <message>
        <source>The folder from before is gone.</source>
        <translation>原先的文件夹已不存在。</translation>
    </message>
    <message>
        <source>The folder from before is still there.</source>
        <translation>原先的文件夹仍然存在。</translation>
    </message>
    <message>
        <source>These frames are those of the task &quot;%1&quot;.</source>
        <translation>这些帧就是任务“%1”的帧。</translation>
    </message>
    <message>
        <source>Begin a new task: the folder gets a task without boxes; the other one stays as it is.</source>
        <translation>开始新任务：为本文件夹新建没有立体框的任务；原任务保持不变。</translation>
    </message>
    <message>
        <source>Continue it here: the task moves to this folder with all its boxes; the folder from before has none any more.</source>
        <translation>在此继续该任务：任务连同全部立体框转到本文件夹；原先的文件夹不再有任务。</translation>
    </message>
    <message>
        <source>Continue it here: the task goes on with all its boxes and lies in this folder from now on.</source>
        <translation>在此继续该任务：保留全部立体框，今后该任务对应本文件夹。</translation>
    </message>
</context>
<context>
    <name>pointloom::LayoutMenu</name>
    <message>
        <source>Layout of Pointloom</source>
        <translation>点织布局</translation>
    </message>
    <message>
        <source>Import layout…</source>
        <translation>导入布局…</translation>
    </message>
    <message>
        <source>Export layout…</source>
        <translation>导出布局…</translation>
    </message>
    <message>
        <source>Delete layout</source>
        <translation>删除布局</translation>
    </message>
    <message>
        <source>The layout is kept as “%1”.</source>
        <translation>布局已保存为“%1”。</translation>
    </message>
    <message>
        <source>This layout is of another version of Pointloom.</source>
        <translation>该布局来自其他版本的点织。</translation>
    </message>
    <message>
        <source>The layout is in %1.</source>
        <translation>布局已写入 %1。</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>保存布局</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>布局名称</translation>
    </message>
    <message>
        <source>Import layout</source>
        <translation>导入布局</translation>
    </message>
    <message>
        <source>Export layout</source>
        <translation>导出布局</translation>
    </message>
</context>
<context>
    <name>pointloom::LeavingDialog</name>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Save a copy elsewhere…</source>
        <translation>另存副本到其他位置…</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>关闭并放弃这些修改</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) could not be saved: %1</source>
        <translation>
            <numerusform>%n 处修改未能保存：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Save a copy of the workspace</source>
        <translation>保存工作区副本</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Go on and lose them</source>
        <translation>继续并丢弃</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <comment>a file</comment>
        <translation>%1 副本</translation>
    </message>
</context>
<context>
    <name>pointloom::LookPage</name>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>As the desktop is</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>The views with points stay dark: thin coloured points need a dark ground.</source>
        <translation>点云视图保持深色：细小的彩色点需要深色背景。</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>pointloom::MainWindow</name>
    <message>
        <source>Pointloom</source>
        <translation>点织</translation>
    </message>
    <message>
        <source>%1 - Pointloom</source>
        <translation>%1 - 点织</translation>
    </message>
    <message>
        <source>There is only one frame: no time lies between frames.</source>
        <translation>只有一帧，没有帧间隔。</translation>
    </message>
</context>
<context>
    <name>pointloom::MousePage</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Turn the view</source>
        <translation>旋转视图</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>平移视图</translation>
    </message>
    <message>
        <source>Shift together with the button that turns moves the view, too. Clicks and the handles of a box stay with the left button.</source>
        <translation>按住 Shift 并用旋转键拖动也可平移视图。单击和框的控制点始终使用左键。</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Turning</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Zooming</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Wheel away from you zooms out</source>
        <translation>滚轮向前为缩小</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>左键拖动</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>中键拖动</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>右键拖动</translation>
    </message>
</context>
<context>
    <name>pointloom::NumberField</name>
    <message>
        <source>Between %1 and %2</source>
        <translation>应在 %1 与 %2 之间</translation>
    </message>
</context>
<context>
    <name>pointloom::ObjectsModel</name>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message numerus="yes">
        <source>%n required attribute(s) not answered</source>
        <translation>
            <numerusform>%n 个必填属性未填</numerusform>
        </translation>
    </message>
    <message>
        <source>Object</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>State</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Locked: nothing changes it</source>
        <translation>已锁定：不可修改</translation>
    </message>
    <message>
        <source>Hidden in the views</source>
        <translation>在视图中隐藏</translation>
    </message>
    <message>
        <source>Few points: its place is uncertain</source>
        <translation>点太少：位置不确定</translation>
    </message>
</context>
<context>
    <name>pointloom::ObjectsPanel</name>
    <message>
        <source>No box yet. Click an object in the view.</source>
        <translation>还没有框。请在视图中单击目标。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the objects</source>
        <translation>筛选目标</translation>
    </message>
    <message>
        <source>In one list</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>按来源</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1／%2</translation>
    </message>
    <message>
        <source>Nothing fits the filter.</source>
        <translation>没有符合筛选条件的目标。</translation>
    </message>
    <message>
        <source>Words of the name, or: class:car  state:fitted  state:propagated  points&lt;20  dist&gt;30  missing  few  locked  hidden. A minus before it asks for the contrary.</source>
        <translation>输入名称，或：class:类别  state:来源或状态（如 state:propagated）  points&lt;20  dist&gt;30  missing（缺属性）  few（点少）  locked（锁定）  hidden（隐藏）。前加减号表示相反。</translation>
    </message>
    <message>
        <source>Boxes of scans that are no longer in the folder: %1</source>
        <translation>所属扫描已不在文件夹中的立体框：%1</translation>
    </message>
</context>
<context>
    <name>pointloom::OpenFlow</name>
    <message>
        <source>Open a folder of frames</source>
        <translation>打开点云帧文件夹</translation>
    </message>
    <message>
        <source>Open a file of points</source>
        <translation>打开点云文件</translation>
    </message>
    <message>
        <source>Workspace in use</source>
        <translation>工作区正被使用</translation>
    </message>
    <message>
        <source>Open for looking only</source>
        <translation>只读打开</translation>
    </message>
    <message>
        <source>Please look</source>
        <translation>请注意</translation>
    </message>
    <message>
        <source>Point clouds</source>
        <translation>点云</translation>
    </message>
</context>
<context>
    <name>pointloom::Opener</name>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Making the sample…</source>
        <translation>正在生成示例…</translation>
    </message>
    <message>
        <source>Opening the workspace…</source>
        <translation>正在打开工作区…</translation>
    </message>
    <message>
        <source>Looking for frames…</source>
        <translation>正在查找点云帧…</translation>
    </message>
    <message>
        <source>Reading the labels…</source>
        <translation>正在读取标注…</translation>
    </message>
    <message>
        <source>Taking over the labels of the folder…</source>
        <translation>正在导入文件夹自带的标注…</translation>
    </message>
</context>
<context>
    <name>pointloom::PerformancePage</name>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Frames kept in memory</source>
        <translation>内存中保留的帧</translation>
    </message>
    <message>
        <source>The frames nearest to the one in sight are kept; the others are read again when needed.</source>
        <translation>保留离当前帧最近的帧，其余的在需要时重新读取。</translation>
    </message>
    <message>
        <source>In use now</source>
        <translation>当前占用</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>As many points as are drawn in %1 ms</source>
        <translation>在 %1 毫秒内能画多少点就画多少</translation>
    </message>
    <message>
        <source>While the view moves</source>
        <translation>视图移动时</translation>
    </message>
    <message>
        <source>But never more than</source>
        <translation>但最多不超过</translation>
    </message>
    <message>
        <source>At rest every point is drawn.</source>
        <translation>静止时绘制全部的点。</translation>
    </message>
    <message>
        <source>nothing is open</source>
        <translation>未打开任务</translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 / %2 MB</translation>
    </message>
</context>
<context>
    <name>pointloom::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观和语言</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
</context>
<context>
    <name>pointloom::ProgressLine</name>
    <message>
        <source>%1  %2 %</source>
        <translation>%1  %2 %</translation>
    </message>
    <message numerus="yes">
        <source>%n things at work</source>
        <translation>
            <numerusform>%n 项任务进行中</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>pointloom::RecentList</name>
    <message>
        <source>%1 (not there now)</source>
        <translation>%1（现在不存在）</translation>
    </message>
    <message>
        <source>1 box</source>
        <translation>1 个框</translation>
    </message>
    <message>
        <source>%1 boxes</source>
        <translation>%1 个框</translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday, %1</source>
        <translation>昨天 %1</translation>
    </message>
</context>
<context>
    <name>pointloom::RemarksDialog</name>
    <message>
        <source>Remarks on opening</source>
        <translation>打开时的提示</translation>
    </message>
    <message>
        <source>Nothing was noticed when this was opened.</source>
        <translation>打开时没有发现需要注意的地方。</translation>
    </message>
    <message>
        <source>What was noticed when this was opened: %L1</source>
        <translation>打开时发现的需要注意之处：%L1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>pointloom::SavingPage</name>
    <message>
        <source>How your work is kept</source>
        <translation>工作如何保存</translation>
    </message>
    <message>
        <source>Each gesture is one edit. It is on disk before the tick in the status line shows, so there is nothing to save by hand, and no interval to set. Undo and redo work across restarts and crashes.</source>
        <translation>每个手势就是一次编辑，在状态栏显示对勾之前已写入磁盘，因此无需手动保存，也没有保存间隔要设置。重启或崩溃之后仍可撤销和重做。</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>未打开任务。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Edits of this task</source>
        <translation>此任务的编辑次数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>open for looking only: nothing is written</source>
        <translation>以只读方式打开：不会写入任何内容</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
</context>
<context>
    <name>pointloom::SceneView</name>
    <message>
        <source>%1 × %2</source>
        <comment>two lengths in metres</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>俯视</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>侧视</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>前视</translation>
    </message>
</context>
<context>
    <name>pointloom::SequenceBench</name>
    <message>
        <source>scroll through an object in frames: %1</source>
        <translation>滚动浏览一个物体的多帧视图（帧数 %1）</translation>
    </message>
    <message>
        <source>drag a face in one of its frames</source>
        <translation>在其中一帧里拖动一个面</translation>
    </message>
</context>
<context>
    <name>pointloom::ShortcutSheet</name>
    <message>
        <source>Classes and attributes</source>
        <translation>类别与属性</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>box the object, or select a box</source>
        <translation>为目标画框，或选中框</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>左键拖动</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>右键拖动</translation>
    </message>
    <message>
        <source>move the view</source>
        <translation>平移视图</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>zoom to the cursor; in the top view: turn the box</source>
        <translation>以光标为中心缩放；俯视图中：旋转框</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>a face: snap it to the points</source>
        <translation>框的面：贴合点云</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>中键拖动</translation>
    </message>
    <message>
        <source>turn the view; on a handle: change the box</source>
        <translation>旋转视图；在控制点上：修改框</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>搜索操作和快捷键</translation>
    </message>
    <message>
        <source>Keys are changed in the preferences (%1). Esc closes.</source>
        <translation>在偏好设置（%1）中更改快捷键。按 Esc 关闭。</translation>
    </message>
    <message>
        <source>Ctrl+click</source>
        <translation>Ctrl+单击</translation>
    </message>
    <message>
        <source>one more box, or one less, in the selection</source>
        <translation>在选择中增加或减少一个框</translation>
    </message>
    <message>
        <source>Ctrl+drag</source>
        <translation>Ctrl+拖动</translation>
    </message>
    <message>
        <source>a band: box what is in it, or select boxes; on a face: snap it</source>
        <translation>框选：为其中的目标加框，或选中框；在面上：贴合该面</translation>
    </message>
    <message>
        <source>Shift+click</source>
        <translation>Shift+单击</translation>
    </message>
    <message>
        <source>a box of the usual size</source>
        <translation>放置常规尺寸的框</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Shift+拖动</translation>
    </message>
    <message>
        <source>move the view; on a face: the opposite one too</source>
        <translation>平移视图；在面上：对面同时移动</translation>
    </message>
</context>
<context>
    <name>pointloom::StartPage</name>
    <message>
        <source>Pointloom</source>
        <translation>点织</translation>
    </message>
    <message>
        <source>Box and label objects in LiDAR frames: one click each.</source>
        <translation>在激光雷达帧中框出并标注目标：每个只需单击一次。</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>五步导览</translation>
    </message>
    <message>
        <source>Five steps on a generated street, about a minute</source>
        <translation>在生成的街道上走五步，约一分钟</translation>
    </message>
    <message>
        <source>A folder of .pcd, .bin or .ply frames, or a KITTI folder. It is only ever read.</source>
        <translation>支持 .pcd、.bin、.ply 点云帧文件夹或 KITTI 文件夹，只读取、不改动。</translation>
    </message>
    <message>
        <source>A folder or a file can also be dropped here.</source>
        <translation>也可以把文件夹或文件拖到这里。</translation>
    </message>
    <message>
        <source>RECENT WORK</source>
        <translation>最近的工作</translation>
    </message>
    <message>
        <source>This could not be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>pointloom::StatusLine</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Frame %1 / %2</source>
        <translation>第 %1 / %2 帧</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个点</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message numerus="yes">
        <source>%n unlabelled</source>
        <translation>
            <numerusform>%n 个未标注</numerusform>
        </translation>
    </message>
    <message>
        <source>no ground was found in this frame</source>
        <translation>本帧中没有找到地面</translation>
    </message>
    <message>
        <source>Remarks: %L1</source>
        <translation>提示：%L1</translation>
    </message>
    <message>
        <source>What was noticed when this was opened</source>
        <translation>打开时发现的需要注意之处</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>pointloom::StripEditor</name>
    <message>
        <source>Snapping</source>
        <translation>正在贴合</translation>
    </message>
</context>
<context>
    <name>pointloom::StripPanel</name>
    <message>
        <source>Fit again</source>
        <translation>重新拟合</translation>
    </message>
    <message>
        <source>Fit every box to its points again, at the size of the object</source>
        <translation>按目标的尺寸重新拟合每个框</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>贴合</translation>
    </message>
    <message>
        <source>Move the faces on to their points</source>
        <translation>把各面移到点上</translation>
    </message>
    <message>
        <source>Copy size</source>
        <translation>复制尺寸</translation>
    </message>
    <message>
        <source>Give the size of the box in this frame to the others; faces that points lie on stay</source>
        <translation>把本帧框的尺寸给其他帧；有点支撑的面保持不动</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>掉头</translation>
    </message>
    <message>
        <source>Turn the heading round</source>
        <translation>把朝向掉转</translation>
    </message>
    <message>
        <source>Keyframe</source>
        <translation>关键帧</translation>
    </message>
    <message>
        <source>Make keyframes: no automatic step changes them</source>
        <translation>设为关键帧：任何自动步骤都不会改动</translation>
    </message>
    <message>
        <source>Finalise</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>Declare final: no automatic step changes them</source>
        <translation>定稿：任何自动步骤都不会改动</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the boxes of the chosen frames</source>
        <translation>删除所选帧中的框</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>最差优先</translation>
    </message>
    <message>
        <source>Put the frames first that most likely need a hand</source>
        <translation>把最可能需要修正的帧排在前面</translation>
    </message>
    <message>
        <source>Fitting again</source>
        <translation>正在重新拟合</translation>
    </message>
    <message>
        <source>Snapping</source>
        <translation>正在贴合</translation>
    </message>
    <message>
        <source>Go to a frame in which the object has the right size first.</source>
        <translation>请先转到目标尺寸正确的那一帧。</translation>
    </message>
    <message>
        <source>Copying the size</source>
        <translation>正在复制尺寸</translation>
    </message>
    <message>
        <source>%1  ·  frames chosen: %2</source>
        <translation>%1  ·  已选 %2 帧</translation>
    </message>
    <message>
        <source>%1  ·  frames: %2</source>
        <translation>%1  ·  共 %2 帧</translation>
    </message>
    <message>
        <source>◀ Propagate</source>
        <translation>◀ 传播</translation>
    </message>
    <message>
        <source>Follow the object from this frame back to earlier ones</source>
        <translation>从本帧向更早的帧跟踪该目标</translation>
    </message>
    <message>
        <source>Propagate ▶</source>
        <translation>传播 ▶</translation>
    </message>
    <message>
        <source>Follow the object from this frame to later ones</source>
        <translation>从本帧向更晚的帧跟踪该目标</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Put boxes between the keyframes</source>
        <translation>在关键帧之间补上框</translation>
    </message>
    <message>
        <source>One size</source>
        <translation>统一尺寸</translation>
    </message>
    <message>
        <source>Propose one size for all frames, from those that show each face best</source>
        <translation>根据各面看得最清楚的帧，为所有帧建议一个统一尺寸</translation>
    </message>
    <message>
        <source>Moves or not: as seen</source>
        <translation>动静：按数据判断</translation>
    </message>
    <message>
        <source>Stands still</source>
        <translation>静止</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>运动</translation>
    </message>
    <message>
        <source>Whether propagation takes the object to stand still in the world</source>
        <translation>传播时是否认为该目标在世界中静止</translation>
    </message>
    <message>
        <source>No poses: the sensor is taken to stand still</source>
        <translation>无位姿：视为传感器静止</translation>
    </message>
    <message>
        <source>The dataset does not say how the sensor moved. Put a poses.txt beside the frames to interpolate and propagate in the world.</source>
        <translation>数据集没有说明传感器如何运动。请在各帧旁放置 poses.txt，以便在世界坐标中插值和传播。</translation>
    </message>
    <message>
        <source>Take  Enter</source>
        <translation>采用  Enter</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>One size: %1 × %2 × %3 m  ·  corners move by up to %4 m  ·  overlap with the boxes now: %5 %</source>
        <translation>统一尺寸：%1 × %2 × %3 m  ·  角点最多移动 %4 m  ·  与当前框的重叠：%5 %</translation>
    </message>
    <message>
        <source>The object has no box in this frame to start from.</source>
        <translation>该目标在本帧没有可作为起点的框。</translation>
    </message>
    <message>
        <source>There is no room for pictures: make the strip higher.</source>
        <translation>没有显示图片的空间：请增大该面板的高度。</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Show under each frame what the camera sees of the object; a low strip has no room for it</source>
        <translation>在每一帧下方显示相机看到的目标；面板过低时没有显示空间</translation>
    </message>
</context>
<context>
    <name>pointloom::StripView</name>
    <message>
        <source>Select a box: here its object is shown in all its frames.</source>
        <translation>选中一个框：此处显示该目标在所有帧中的样子。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>pointloom::SweepCorrection</name>
    <message>
        <source>The points carry no time: nothing can be corrected.</source>
        <translation>点没有时间信息，无法校正。</translation>
    </message>
    <message>
        <source>Choose first which moment of the sweep counts: view settings, scene.</source>
        <translation>请先选择以扫描的哪个时刻为准：视图设置 &gt; 场景。</translation>
    </message>
    <message>
        <source>Select an object first.</source>
        <translation>请先选中一个物体。</translation>
    </message>
    <message>
        <source>The object does not move, or its boxes do not tell.</source>
        <translation>物体没有运动，或者它的框不足以说明运动。</translation>
    </message>
    <message>
        <source>Moving boxes to the moment of the sweep</source>
        <translation>正在把框移到扫描的该时刻</translation>
    </message>
</context>
<context>
    <name>pointloom::Timeline</name>
    <message>
        <source>Show</source>
        <translation>在视图中显示</translation>
    </message>
    <message>
        <source>By first frame</source>
        <translation>按首帧</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>按编号</translation>
    </message>
    <message>
        <source>Only those in this frame</source>
        <translation>仅显示此帧中的</translation>
    </message>
    <message>
        <source>How fast it plays: 1× is ten frames a second</source>
        <translation>播放速度：1× 为每秒十帧</translation>
    </message>
    <message>
        <source>The order of the tracks, and which are shown</source>
        <translation>目标轨迹的顺序与显示范围</translation>
    </message>
    <message>
        <source>Click or drag to go to a frame. Frames with boxes are marked. Ctrl+wheel zooms.</source>
        <translation>单击或拖动以转到某帧。有框的帧带有标记。Ctrl+滚轮缩放。</translation>
    </message>
</context>
<context>
    <name>pointloom::ToolController</name>
    <message>
        <source>Nothing that looks like an object is without a box here.</source>
        <translation>本帧没有漏标的目标。</translation>
    </message>
    <message>
        <source>%1?</source>
        <comment>a class that an object without a box may be of</comment>
        <translation>%1？</translation>
    </message>
    <message>
        <source>Looking for objects without a box…</source>
        <translation>正在查找没有框的目标…</translation>
    </message>
    <message>
        <source>This frame cannot be read: nothing can be found in it.</source>
        <translation>无法读取此帧，因此不能在其中查找目标。</translation>
    </message>
</context>
<context>
    <name>pointloom::ToolSketchPainter</name>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>水平 %1</translation>
    </message>
    <message>
        <source>height %1</source>
        <translation>高差 %1</translation>
    </message>
    <message>
        <source>slope %1°</source>
        <translation>坡度 %1°</translation>
    </message>
</context>
<context>
    <name>pointloom::TopBar</name>
    <message>
        <source>Pointloom</source>
        <translation>点织</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
</context>
<context>
    <name>pointloom::Tour</name>
    <message>
        <source>Click the car</source>
        <translation>点击这辆车</translation>
    </message>
    <message>
        <source>Resting on it shows the box that a click gives. One click, and it is there; press R for another fit.</source>
        <translation>鼠标停在车上会预览点击所得的框。点一下即可生成；按 R 换一个拟合结果。</translation>
    </message>
    <message>
        <source>Drag one of its faces</source>
        <translation>拖动一个面</translation>
    </message>
    <message>
        <source>Take an edge of the box in this view and pull. The other side stays. Ctrl+Z takes it back.</source>
        <translation>在此视图中拖动框的一条边，对面保持不动。Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>Answer what is needed</source>
        <translation>填写必填属性</translation>
    </message>
    <message>
        <source>Click a chip, or press the letter on it: O goes through the occlusions.</source>
        <translation>点击标签，或按标签上的字母：O 依次切换遮挡程度。</translation>
    </message>
    <message>
        <source>Go to the next frame</source>
        <translation>前往下一帧</translation>
    </message>
    <message>
        <source>Press the right arrow key, or click here. Nothing has to be saved: it is on disk.</source>
        <translation>按右方向键，或点击这里。无需手动保存：修改已写入磁盘。</translation>
    </message>
    <message>
        <source>Export the labels</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>Choose a format and a place. What was written is read back and compared.</source>
        <translation>选择格式和位置。写出的内容会重新读取并逐项比对。</translation>
    </message>
    <message>
        <source>That is all it takes</source>
        <translation>就这么简单</translation>
    </message>
    <message>
        <source>F1 shows every key. The tour is there again with Shift+F1.</source>
        <translation>F1 查看全部快捷键。按 Shift+F1 可再次打开导览。</translation>
    </message>
</context>
<context>
    <name>pointloom::TourCard</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>跳过导览</translation>
    </message>
</context>
<context>
    <name>pointloom::TrackActions</name>
    <message>
        <source>Select a box first: keyframes are those of its track.</source>
        <translation>请先选中一个框：关键帧指其目标轨迹的关键帧。</translation>
    </message>
    <message>
        <source>%1 has no keyframe before this frame.</source>
        <translation>%1 在此帧之前没有关键帧。</translation>
    </message>
    <message>
        <source>%1 has no keyframe after this frame.</source>
        <translation>%1 在此帧之后没有关键帧。</translation>
    </message>
    <message>
        <source>%1 has no box on both sides of this place: there is nothing to split.</source>
        <translation>%1 在此处前后并非都有框：没有可拆分的内容。</translation>
    </message>
    <message>
        <source>Two tracks can be merged at a time: select two boxes.</source>
        <translation>一次只能合并两条目标轨迹：请选中两个框。</translation>
    </message>
    <message>
        <source>Select a box of the one track, then a box of the other, and merge.</source>
        <translation>先选中一条目标轨迹的框，再选中另一条的框，然后合并。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %2 both have a box in %n frame(s), first in %3: they are two objects.</source>
        <translation>
            <numerusform>%1 与 %2 在 %n 帧中同时有框（最早在 %3）：它们是两个目标。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 joined %2.</source>
        <translation>%1 已并入 %2。</translation>
    </message>
</context>
<context>
    <name>pointloom::TrackJobs</name>
    <message>
        <source>to the end</source>
        <translation>直到最后</translation>
    </message>
    <message>
        <source>up to its next keyframe</source>
        <translation>直到下一个关键帧</translation>
    </message>
    <message>
        <source>then it was lost</source>
        <translation>之后丢失</translation>
    </message>
    <message>
        <source>then something hid it</source>
        <translation>之后被遮挡</translation>
    </message>
    <message>
        <source>then it left the view</source>
        <translation>之后离开视野</translation>
    </message>
    <message>
        <source>then it was stopped</source>
        <translation>之后被停止</translation>
    </message>
    <message>
        <source>This is the last frame.</source>
        <translation>这是最后一帧。</translation>
    </message>
    <message>
        <source>This is the first frame.</source>
        <translation>这是第一帧。</translation>
    </message>
    <message>
        <source>Following %1</source>
        <translation>正在跟踪 %1</translation>
    </message>
    <message>
        <source>Following objects: %1</source>
        <translation>正在跟踪 %1 个目标</translation>
    </message>
    <message>
        <source>%1 stands still: frames followed: %2, %3</source>
        <translation>%1 静止：已传播 %2 帧，%3</translation>
    </message>
    <message>
        <source>%1 moves: frames followed: %2, %3</source>
        <translation>%1 在运动：已传播 %2 帧，%3</translation>
    </message>
    <message>
        <source>Objects followed: %1; whole way: %2, lost: %3, hidden: %4, out of view: %5</source>
        <translation>已传播目标 %1 个；全程 %2，丢失 %3，被遮挡 %4，离开视野 %5</translation>
    </message>
    <message>
        <source>Boxes interpolated: %1</source>
        <translation>已插值 %1 个框</translation>
    </message>
    <message>
        <source>There is no room between two keyframes here.</source>
        <translation>此处两个关键帧之间没有空帧。</translation>
    </message>
    <message>
        <source>Looking where %1 is seen</source>
        <translation>正在查找 %1 可见的帧</translation>
    </message>
    <message>
        <source>Stopped: nothing was changed.</source>
        <translation>已停止：没有任何改动。</translation>
    </message>
    <message>
        <source>Stands still: boxed in frames: %1</source>
        <translation>静止目标：已在 %1 帧中加框</translation>
    </message>
    <message>
        <source>Measuring %1</source>
        <translation>正在测量 %1</translation>
    </message>
    <message>
        <source>The labels have changed meanwhile: measure again.</source>
        <translation>标注在此期间已更改：请重新测量。</translation>
    </message>
    <message>
        <source>Frames left out because they cannot be read: %1, the first is %2 (%3)</source>
        <translation>因无法读取而略过的帧：%1，第一个是 %2（%3）</translation>
    </message>
</context>
<context>
    <name>pointloom::TrackRows</name>
    <message>
        <source>No object has a box in this frame.</source>
        <translation>此帧中没有任何目标有框。</translation>
    </message>
    <message>
        <source>No object yet: each one that gets a box has a row here, with its life through the frames.</source>
        <translation>还没有目标：每个有框的目标在此占一行，显示它在各帧中的存续。</translation>
    </message>
    <message>
        <source>Frames %1 to %2: %3</source>
        <translation>第 %1 至 %2 帧：共 %3 帧</translation>
    </message>
    <message>
        <source>Click to go there.</source>
        <translation>单击转到此处。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n box(es), frames %2 to %3. Click to select it, double-click to show it.</source>
        <translation>
            <numerusform>%1：%n 个框，第 %2 至 %3 帧。单击选中，双击在视图中显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, frame %2: %3</source>
        <translation>%1，第 %2 帧：%3</translation>
    </message>
    <message>
        <source>no box</source>
        <translation>无框</translation>
    </message>
    <message>
        <source>Drag inwards to cut frames off, outwards to add some.</source>
        <translation>向内拖动裁去若干帧，向外拖动添加若干帧。</translation>
    </message>
    <message>
        <source>Click to go there. Shift+click chooses frames up to here.</source>
        <translation>单击转到此处。Shift+单击选择到此为止的帧。</translation>
    </message>
</context>
<context>
    <name>pointloom::UnreadableFrame</name>
    <message>
        <source>This frame cannot be read</source>
        <translation>无法读取此帧</translation>
    </message>
    <message>
        <source>The other frames can be labelled as usual, and no label of this one is lost. Repair its file or copy it here once more, then read it again.</source>
        <translation>其他帧可以照常标注，此帧的标注也不会丢失。请修复该文件或重新复制到此处，然后再次读取。</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>再次读取</translation>
    </message>
</context>
<context>
    <name>pointloom::UsualSizeLine</name>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>Usual size %1, from the scheme</source>
        <translation>常用尺寸 %1，取自标注方案</translation>
    </message>
    <message numerus="yes">
        <source>Usual size %1, from %n of your objects</source>
        <translation>
            <numerusform>常用尺寸 %1，取自您标注的 %n 个目标</numerusform>
        </translation>
    </message>
    <message>
        <source>scheme</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Hidden sides are completed to the size that the label scheme gives the class.</source>
        <translation>看不到的一侧按标注方案中该类别的尺寸补全。</translation>
    </message>
    <message>
        <source>Hidden sides are completed to the median of the objects that you have boxed in this task, from three on; a few wrong ones change nothing.</source>
        <translation>看不到的一侧按您在本任务中已标目标的中位尺寸补全（至少三个）；个别标错的不影响结果。</translation>
    </message>
    <message numerus="yes">
        <source>%n objects</source>
        <translation>
            <numerusform>%n 个目标</numerusform>
        </translation>
    </message>
    <message>
        <source>Usual %1</source>
        <comment>size</comment>
        <translation>常用 %1</translation>
    </message>
</context>
<context>
    <name>pointloom::ViewColourPage</name>
    <message>
        <source>Points in boxes have the colour of their class; all others are grey.</source>
        <translation>框内的点按类别着色，其余为灰色。</translation>
    </message>
    <message>
        <source>Points in boxes have a colour for each object, the same in all frames; all others are grey.</source>
        <translation>框内的点按目标着色，各帧颜色一致，其余为灰色。</translation>
    </message>
    <message>
        <source>All points are grey but those of the selected box.</source>
        <translation>除选中框内的点外，全部为灰色。</translation>
    </message>
    <message>
        <source>The colours that came with the points, brought down to the hundred that suit this frame best.</source>
        <translation>点云自带的颜色，归并为最适合本帧的一百种。</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>颜色范围</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>常用</translation>
    </message>
    <message>
        <source>The range that suits most frames; a double-click on the range does the same.</source>
        <translation>适合多数帧的范围；双击范围条效果相同。</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>From the lowest to the highest value in this frame.</source>
        <translation>本帧从最低值到最高值。</translation>
    </message>
    <message>
        <source>2–98 %</source>
        <translation>2–98 %</translation>
    </message>
    <message>
        <source>Leaves out the lowest and the highest two in a hundred points.</source>
        <translation>去掉最低和最高各百分之二的点。</translation>
    </message>
</context>
<context>
    <name>pointloom::ViewControl</name>
    <message>
        <source>Select a box first: the view is cropped to what is around it.</source>
        <translation>请先选中一个框：视图将只显示它周围的点。</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>视图 %1</translation>
    </message>
    <message>
        <source>%1 is stored.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Nothing is stored as view %1 yet.</source>
        <translation>视图 %1 还没有保存内容。</translation>
    </message>
</context>
<context>
    <name>pointloom::ViewLimitsPage</name>
    <message>
        <source>Select a box first: the view is cropped to what is around it.</source>
        <translation>请先选中一个框：视图将只显示它周围的点。</translation>
    </message>
    <message>
        <source>Height above ground</source>
        <translation>离地高度</translation>
    </message>
    <message>
        <source>Distance from the sensor</source>
        <translation>到传感器的距离</translation>
    </message>
    <message>
        <source>Only around the selected box</source>
        <translation>只显示选中框周围</translation>
    </message>
    <message>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <source>How far around the box points are shown.</source>
        <translation>显示框周围多远的点。</translation>
    </message>
</context>
<context>
    <name>pointloom::ViewOverlay</name>
    <message>
        <source>back</source>
        <translation>后</translation>
    </message>
    <message>
        <source>front</source>
        <translation>前</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>底</translation>
    </message>
    <message>
        <source>top</source>
        <translation>顶</translation>
    </message>
    <message>
        <source>Ground faded</source>
        <translation>地面：淡化</translation>
    </message>
    <message>
        <source>Ground shown</source>
        <translation>地面：显示</translation>
    </message>
    <message>
        <source>Ground hidden</source>
        <translation>地面：隐藏</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个点</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>seen: %1</source>
        <translation>可见面：%1</translation>
    </message>
    <message>
        <source>assumed: %1</source>
        <translation>推测面：%1</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Height %1 to %2</source>
        <translation>高度 %1 至 %2</translation>
    </message>
    <message>
        <source>Within %1</source>
        <translation>%1 以内</translation>
    </message>
    <message>
        <source>Only around the box</source>
        <translation>只显示框周围</translation>
    </message>
    <message>
        <source>Points are left out; a click shows them again.</source>
        <translation>部分点未显示；点击恢复显示。</translation>
    </message>
</context>
<context>
    <name>pointloom::ViewPanel</name>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Close  (Esc)</source>
        <translation>关闭  (Esc)</translation>
    </message>
</context>
<context>
    <name>pointloom::ViewPointsPage</name>
    <message>
        <source>Size %1 px</source>
        <translation>大小 %1 px</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>地面</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>Faded</source>
        <translation>淡化</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜色</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>纯黑</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>石板蓝</translation>
    </message>
    <message>
        <source>Graphite</source>
        <translation>石墨灰</translation>
    </message>
    <message>
        <source>Mark points just outside the selected box</source>
        <translation>标出紧贴选中框外侧的点</translation>
    </message>
</context>
<context>
    <name>pointloom::ViewScenePage</name>
    <message>
        <source>Boxes</source>
        <translation>立体框</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>线框</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>边角</translation>
    </message>
    <message>
        <source>Perspective</source>
        <translation>透视</translation>
    </message>
    <message>
        <source>Parallel</source>
        <translation>平行</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Range rings</source>
        <translation>距离环</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>坐标轴</translation>
    </message>
    <message>
        <source>Follow selection</source>
        <translation>跟随选中</translation>
    </message>
    <message>
        <source>The camera keeps its place relative to the selected box when another box or frame comes.</source>
        <translation>切换框或帧时，相机与选中框保持相对位置。</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>已存视图</translation>
    </message>
    <message>
        <source>%1 · empty</source>
        <translation>%1 · 空</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep camera, colours and limits here</source>
        <translation>在此保存相机、颜色和限制</translation>
    </message>
    <message>
        <source>Seen and assumed faces</source>
        <translation>可见面与推测面</translation>
    </message>
    <message>
        <source>Of the selected box: a face with points on it is tinted, one that was only completed is hatched and dashed.</source>
        <translation>仅限选中的框：有点落在上面的面着色显示，仅由补全得到的面用斜线和虚线显示。</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>As is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中间</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Shows what moves where it was at one moment of the scanner&apos;s turn, by its boxes in the frames around. Boxes are then fitted to that. For clouds whose points carry their time.</source>
        <translation>根据相邻帧中的框，把运动物体显示在扫描仪一圈中的同一时刻；之后的拟合也以此为准。适用于每个点都带有时间的点云。</translation>
    </message>
</context>
<context>
    <name>pointloom::ViewWindow</name>
    <message>
        <source>View - Pointloom</source>
        <translation>视图 - 点织</translation>
    </message>
</context>
<context>
    <name>pointloom::WindowBench</name>
    <message>
        <source>drag a face in the main view</source>
        <translation>在主视图中拖动面</translation>
    </message>
    <message>
        <source>drag a face in the top view</source>
        <translation>在俯视图中拖动面</translation>
    </message>
    <message>
        <source>look around</source>
        <translation>环视</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>hover: light the object up and show its box</source>
        <translation>悬停：高亮目标并显示其框</translation>
    </message>
    <message>
        <source>click to box</source>
        <translation>单击加框</translation>
    </message>
    <message>
        <source>move the box by key</source>
        <translation>用按键移动框</translation>
    </message>
    <message>
        <source>colour the points otherwise</source>
        <translation>更换点的着色</translation>
    </message>
    <message>
        <source>next frame, read ahead</source>
        <translation>下一帧（已预读）</translation>
    </message>
</context>
<context>
    <name>pointloom::WorldCloud</name>
    <message>
        <source>This frame alone</source>
        <translation>仅本帧</translation>
    </message>
    <message>
        <source>Putting frames together: %1</source>
        <translation>正在叠加 %1 帧</translation>
    </message>
    <message>
        <source>Frames together: %1</source>
        <translation>已叠加 %1 帧</translation>
    </message>
    <message>
        <source>Frames together: %1, without poses: the sensor is taken to stand still</source>
        <translation>已叠加 %1 帧，无位姿：视为传感器静止</translation>
    </message>
</context>
</TS>
