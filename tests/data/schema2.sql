BEGIN TRANSACTION;
CREATE TABLE account (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	domain TEXT NOT NULL, 
	industry TEXT NOT NULL, 
	employees INTEGER, 
	annual_revenue BIGINT, 
	country TEXT NOT NULL, 
	city TEXT NOT NULL, 
	tech_stack TEXT NOT NULL, 
	territory TEXT NOT NULL, 
	tier TEXT, 
	stage TEXT, 
	stage_since DATE, 
	tiered_on DATE, 
	over_cap_reason TEXT NOT NULL, 
	owner_sales INTEGER, 
	owner_marketing INTEGER, 
	agrees_sales TEXT, 
	agrees_marketing TEXT, 
	agree_reasons TEXT NOT NULL, 
	acv BIGINT, 
	strategic BOOLEAN NOT NULL, 
	cluster TEXT NOT NULL, 
	segment TEXT NOT NULL, 
	"trigger" TEXT NOT NULL, 
	triggered_on DATE, 
	bad_fit TEXT NOT NULL, 
	paused_until DATE, 
	relationship INTEGER, 
	exec_sponsor TEXT NOT NULL, 
	potential BIGINT, 
	timeframe DATE, 
	budget_authority TEXT NOT NULL, 
	criteria TEXT NOT NULL, 
	why_now TEXT NOT NULL, 
	goals TEXT NOT NULL, 
	pains TEXT NOT NULL, 
	competition TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	flagged_on DATE, 
	retiered_on DATE, 
	archived_on DATE, 
	created_on DATE, 
	CONSTRAINT tier_is_known CHECK ("tier" IS NULL OR "tier" IN ('1', '2', '3', 'watchlist')), 
	CONSTRAINT stage_is_known CHECK ("stage" IS NULL OR "stage" IN ('awareness', 'interest', 'consideration', 'decision', 'expansion')), 
	CONSTRAINT agrees_sales_is_known CHECK ("agrees_sales" IS NULL OR "agrees_sales" IN ('yes', 'no')), 
	CONSTRAINT agrees_marketing_is_known CHECK ("agrees_marketing" IS NULL OR "agrees_marketing" IN ('yes', 'no')), 
	FOREIGN KEY(owner_sales) REFERENCES member (id), 
	FOREIGN KEY(owner_marketing) REFERENCES member (id)
);
INSERT INTO "account" VALUES(1,'Globex','','',NULL,NULL,'','','','','1','awareness','2025-11-05','2025-11-05','',1,2,'yes',NULL,'',NULL,0,'','','',NULL,'',NULL,NULL,'',NULL,NULL,'','','','','','','','',NULL,NULL,NULL,'2025-11-05');
CREATE TABLE activity (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER, 
	account_text TEXT NOT NULL, 
	contact_id INTEGER, 
	type TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	outcome TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	campaign TEXT NOT NULL, 
	asset TEXT NOT NULL, 
	team TEXT NOT NULL, 
	"by" INTEGER, 
	notes TEXT NOT NULL, 
	source TEXT NOT NULL, 
	touch_id INTEGER, 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY("by") REFERENCES member (id), 
	FOREIGN KEY(touch_id) REFERENCES touch (id)
);
CREATE TABLE asset (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	roles TEXT NOT NULL, 
	stages TEXT NOT NULL, 
	tiers TEXT NOT NULL, 
	url TEXT NOT NULL, 
	"on" DATE
);
CREATE TABLE blocker (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	text TEXT NOT NULL, 
	owner INTEGER, 
	created_on DATE, 
	snoozed_until DATE, 
	resolved_on DATE, 
	resolved_by INTEGER, 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY(owner) REFERENCES member (id), 
	FOREIGN KEY(resolved_by) REFERENCES member (id)
);
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"group" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	"on" DATE, 
	who TEXT NOT NULL, 
	op TEXT NOT NULL, 
	entity TEXT NOT NULL, 
	entity_id INTEGER NOT NULL, 
	account_id INTEGER, 
	field TEXT NOT NULL, 
	old TEXT, 
	new TEXT, 
	undoes TEXT NOT NULL, 
	redo BOOLEAN NOT NULL, 
	label TEXT NOT NULL, 
	CONSTRAINT op_is_known CHECK ("op" IS NULL OR "op" IN ('set', 'add', 'del', 'step'))
);
INSERT INTO "change" VALUES(1,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','member',1,NULL,'',NULL,'{"name":"ana","team":"sales","login":true,"left_on":null,"away_from":null,"away_until":null,"id":1}','',0,'New workspace');
INSERT INTO "change" VALUES(2,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','member',2,NULL,'',NULL,'{"name":"bo","team":"marketing","login":true,"left_on":null,"away_from":null,"away_until":null,"id":2}','',0,'');
INSERT INTO "change" VALUES(3,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','setting',1,NULL,'',NULL,'{"name":"preset","value":"\"two-person\"","id":1}','',0,'');
INSERT INTO "change" VALUES(4,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','play',1,NULL,'',NULL,'{"code":"new_logo","name":"New logo entry","tiers":"1","stages":"awareness;interest","trigger":"new in its tier, nobody engaged yet","outcome":"a first talk with the economic buyer or a champion candidate","channels":"research;email;phone;linkedin;event","duration_days":14,"assets":"account brief; ROI model; call script; post; invitation card","success_signals":"reply;call;meeting;form","archived_on":null,"id":1}','',0,'');
INSERT INTO "change" VALUES(5,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',1,NULL,'',NULL,'{"play_id":1,"position":1,"day":0,"team":"marketing","channel":"research","role":"","text":"Account brief","asset":"account brief","id":1}','',0,'');
INSERT INTO "change" VALUES(6,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',2,NULL,'',NULL,'{"play_id":1,"position":2,"day":1,"team":"sales","channel":"email","role":"EB","text":"Email CFO: cost of waiting","asset":"ROI model","id":2}','',0,'');
INSERT INTO "change" VALUES(7,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',3,NULL,'',NULL,'{"play_id":1,"position":3,"day":3,"team":"sales","channel":"phone","role":"EB","text":"Call CFO: two questions, ten minutes","asset":"call script","id":3}','',0,'');
INSERT INTO "change" VALUES(8,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',4,NULL,'',NULL,'{"play_id":1,"position":4,"day":7,"team":"marketing","channel":"linkedin","role":"CH","text":"LinkedIn: champion candidate","asset":"post","id":4}','',0,'');
INSERT INTO "change" VALUES(9,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',5,NULL,'',NULL,'{"play_id":1,"position":5,"day":14,"team":"marketing","channel":"event","role":"EB","text":"Invite to dinner","asset":"invitation card","id":5}','',0,'');
INSERT INTO "change" VALUES(10,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','play',2,NULL,'',NULL,'{"code":"awareness","name":"Awareness","tiers":"1;2;3","stages":"awareness","trigger":"they hardly know us: no signal from them in 90 days","outcome":"on their radar and credible: a senior person opens or visits","channels":"ads;linkedin;email;executive","duration_days":30,"assets":"ad set; point of view; analyst report","success_signals":"email_open;web_visit;content_download;event_attended;reply;form","archived_on":null,"id":2}','',0,'');
INSERT INTO "change" VALUES(11,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',6,NULL,'',NULL,'{"play_id":2,"position":1,"day":0,"team":"marketing","channel":"ads","role":"","text":"Ads: who we are, what we stand for","asset":"ad set","id":6}','',0,'');
INSERT INTO "change" VALUES(12,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',7,NULL,'',NULL,'{"play_id":2,"position":2,"day":3,"team":"marketing","channel":"linkedin","role":"CH","text":"LinkedIn: our point of view","asset":"point of view","id":7}','',0,'');
INSERT INTO "change" VALUES(13,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',8,NULL,'',NULL,'{"play_id":2,"position":3,"day":8,"team":"marketing","channel":"email","role":"EB","text":"Email the point of view to the CFO","asset":"point of view","id":8}','',0,'');
INSERT INTO "change" VALUES(14,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',9,NULL,'',NULL,'{"play_id":2,"position":4,"day":15,"team":"marketing","channel":"email","role":"IN","text":"Share the analyst report or press","asset":"analyst report","id":9}','',0,'');
INSERT INTO "change" VALUES(15,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',10,NULL,'',NULL,'{"play_id":2,"position":5,"day":22,"team":"sales","channel":"executive","role":"EB","text":"Executive connects, a note on their industry","asset":"","id":10}','',0,'');
INSERT INTO "change" VALUES(16,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','play',3,NULL,'',NULL,'{"code":"engagement","name":"Engagement","tiers":"1;2","stages":"awareness;interest","trigger":"they know us: opens and visits, but nobody talks to us","outcome":"a conversation: two people of the committee answer","channels":"email;event;direct_mail;phone;linkedin","duration_days":28,"assets":"personalised brief; event invitation; direct mail pack; champion case study; architecture summary","success_signals":"reply;call;meeting;form;event_attended","archived_on":null,"id":3}','',0,'');
INSERT INTO "change" VALUES(17,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',11,NULL,'',NULL,'{"play_id":3,"position":1,"day":0,"team":"marketing","channel":"email","role":"CH","text":"Email content on their own situation","asset":"personalised brief","id":11}','',0,'');
INSERT INTO "change" VALUES(18,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',12,NULL,'',NULL,'{"play_id":3,"position":2,"day":5,"team":"marketing","channel":"event","role":"CH","text":"Invite to the round table","asset":"event invitation","id":12}','',0,'');
INSERT INTO "change" VALUES(19,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',13,NULL,'',NULL,'{"play_id":3,"position":3,"day":10,"team":"marketing","channel":"direct_mail","role":"EB","text":"Direct mail: something worth keeping","asset":"direct mail pack","id":13}','',0,'');
INSERT INTO "change" VALUES(20,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',14,NULL,'',NULL,'{"play_id":3,"position":4,"day":14,"team":"sales","channel":"phone","role":"CH","text":"Call the champion candidate","asset":"champion case study","id":14}','',0,'');
INSERT INTO "change" VALUES(21,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',15,NULL,'',NULL,'{"play_id":3,"position":5,"day":16,"team":"sales","channel":"email","role":"TE","text":"Email the technical evaluator","asset":"architecture summary","id":15}','',0,'');
INSERT INTO "change" VALUES(22,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',16,NULL,'',NULL,'{"play_id":3,"position":6,"day":21,"team":"sales","channel":"linkedin","role":"IN","text":"LinkedIn: the influencer","asset":"","id":16}','',0,'');
INSERT INTO "change" VALUES(23,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','play',4,NULL,'',NULL,'{"code":"acceleration","name":"Acceleration","tiers":"1;2","stages":"consideration;decision","trigger":"engaged, but the deal stalls or moves slowly","outcome":"the deal moves a stage, with a date","channels":"executive;phone;email;meeting","duration_days":28,"assets":"reference list; ROI analysis; workshop agenda; comparison","success_signals":"meeting;reply","archived_on":null,"id":4}','',0,'');
INSERT INTO "change" VALUES(24,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',17,NULL,'',NULL,'{"play_id":4,"position":1,"day":0,"team":"sales","channel":"executive","role":"EB","text":"Our executive to theirs","asset":"","id":17}','',0,'');
INSERT INTO "change" VALUES(25,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',18,NULL,'',NULL,'{"play_id":4,"position":2,"day":4,"team":"sales","channel":"phone","role":"CH","text":"Reference call with a similar customer","asset":"reference list","id":18}','',0,'');
INSERT INTO "change" VALUES(26,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',19,NULL,'',NULL,'{"play_id":4,"position":3,"day":9,"team":"marketing","channel":"email","role":"EB","text":"Send the ROI analysis, their numbers","asset":"ROI analysis","id":19}','',0,'');
INSERT INTO "change" VALUES(27,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',20,NULL,'',NULL,'{"play_id":4,"position":4,"day":15,"team":"sales","channel":"meeting","role":"TE","text":"Workshop at their place","asset":"workshop agenda","id":20}','',0,'');
INSERT INTO "change" VALUES(28,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',21,NULL,'',NULL,'{"play_id":4,"position":5,"day":22,"team":"sales","channel":"email","role":"AP","text":"Offer to replace what they have","asset":"comparison","id":21}','',0,'');
INSERT INTO "change" VALUES(29,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','play',5,NULL,'',NULL,'{"code":"expansion","name":"Expansion","tiers":"1;2","stages":"expansion","trigger":"a customer, and another department or use case is in sight","outcome":"a new department, use case or product line","channels":"research;email;meeting;executive","duration_days":45,"assets":"usage analysis; success story; business review deck","success_signals":"meeting;reply;form","archived_on":null,"id":5}','',0,'');
INSERT INTO "change" VALUES(30,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',22,NULL,'',NULL,'{"play_id":5,"position":1,"day":0,"team":"marketing","channel":"research","role":"","text":"Usage analysis: where is room to grow","asset":"usage analysis","id":22}','',0,'');
INSERT INTO "change" VALUES(31,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',23,NULL,'',NULL,'{"play_id":5,"position":2,"day":7,"team":"marketing","channel":"email","role":"IN","text":"Send a success story of another department","asset":"success story","id":23}','',0,'');
INSERT INTO "change" VALUES(32,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',24,NULL,'',NULL,'{"play_id":5,"position":3,"day":14,"team":"sales","channel":"meeting","role":"CH","text":"Business review: ROI so far, what next","asset":"business review deck","id":24}','',0,'');
INSERT INTO "change" VALUES(33,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',25,NULL,'',NULL,'{"play_id":5,"position":4,"day":28,"team":"sales","channel":"executive","role":"EB","text":"Executives meet the new stakeholders","asset":"","id":25}','',0,'');
INSERT INTO "change" VALUES(34,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','play',6,NULL,'',NULL,'{"code":"competitive_takeaway","name":"Competitive takeaway","tiers":"1;2","stages":"awareness;interest;consideration","trigger":"they replace a competitor, or its contract ends","outcome":"we are on the list when they choose again","channels":"research;email;phone;meeting","duration_days":21,"assets":"comparison; call script; customer story of a switch; migration plan","success_signals":"reply;call;meeting;form;pricing_visit","archived_on":null,"id":6}','',0,'');
INSERT INTO "change" VALUES(35,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',26,NULL,'',NULL,'{"play_id":6,"position":1,"day":0,"team":"sales","channel":"research","role":"","text":"Find out what they use and until when","asset":"","id":26}','',0,'');
INSERT INTO "change" VALUES(36,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',27,NULL,'',NULL,'{"play_id":6,"position":2,"day":2,"team":"marketing","channel":"email","role":"TE","text":"Email the comparison","asset":"comparison","id":27}','',0,'');
INSERT INTO "change" VALUES(37,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',28,NULL,'',NULL,'{"play_id":6,"position":3,"day":5,"team":"sales","channel":"phone","role":"CH","text":"Call: what would a switch have to solve","asset":"call script","id":28}','',0,'');
INSERT INTO "change" VALUES(38,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',29,NULL,'',NULL,'{"play_id":6,"position":4,"day":10,"team":"marketing","channel":"email","role":"EU","text":"Send the story of a customer who switched","asset":"customer story of a switch","id":29}','',0,'');
INSERT INTO "change" VALUES(39,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',30,NULL,'',NULL,'{"play_id":6,"position":5,"day":16,"team":"sales","channel":"meeting","role":"EB","text":"Offer: migration plan and price of the switch","asset":"migration plan","id":30}','',0,'');
INSERT INTO "change" VALUES(40,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','play',7,NULL,'',NULL,'{"code":"revive","name":"Revive dormant opportunity","tiers":"1;2","stages":"interest;consideration;decision","trigger":"an open deal, and nobody talked for 21 days","outcome":"the deal lives, or is closed honestly","channels":"email;phone;executive","duration_days":21,"assets":"what is new; customer story; call script","success_signals":"reply;call;meeting","archived_on":null,"id":7}','',0,'');
INSERT INTO "change" VALUES(41,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',31,NULL,'',NULL,'{"play_id":7,"position":1,"day":0,"team":"sales","channel":"email","role":"CH","text":"Email: what changed since we talked","asset":"what is new","id":31}','',0,'');
INSERT INTO "change" VALUES(42,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',32,NULL,'',NULL,'{"play_id":7,"position":2,"day":4,"team":"marketing","channel":"email","role":"EB","text":"Send a story of a customer like them","asset":"customer story","id":32}','',0,'');
INSERT INTO "change" VALUES(43,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',33,NULL,'',NULL,'{"play_id":7,"position":3,"day":9,"team":"sales","channel":"phone","role":"CH","text":"Call: still on, later, or no?","asset":"call script","id":33}','',0,'');
INSERT INTO "change" VALUES(44,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',34,NULL,'',NULL,'{"play_id":7,"position":4,"day":16,"team":"sales","channel":"executive","role":"EB","text":"Our executive asks for the reason","asset":"","id":34}','',0,'');
INSERT INTO "change" VALUES(45,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','play',8,NULL,'',NULL,'{"code":"event_follow_up","name":"Event follow-up","tiers":"1;2;3","stages":"awareness;interest;consideration;expansion","trigger":"somebody of theirs came to a webinar or an event","outcome":"a meeting while they still remember it","channels":"email;phone;linkedin","duration_days":14,"assets":"recording; call script; one-pager","success_signals":"reply;call;meeting;content_download;form","archived_on":null,"id":8}','',0,'');
INSERT INTO "change" VALUES(46,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',35,NULL,'',NULL,'{"play_id":8,"position":1,"day":1,"team":"marketing","channel":"email","role":"","text":"Thank them, send the recording","asset":"recording","id":35}','',0,'');
INSERT INTO "change" VALUES(47,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',36,NULL,'',NULL,'{"play_id":8,"position":2,"day":3,"team":"sales","channel":"phone","role":"","text":"Call who came: what stayed with you?","asset":"call script","id":36}','',0,'');
INSERT INTO "change" VALUES(48,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',37,NULL,'',NULL,'{"play_id":8,"position":3,"day":7,"team":"marketing","channel":"linkedin","role":"IN","text":"LinkedIn: the one-pager for colleagues","asset":"one-pager","id":37}','',0,'');
INSERT INTO "change" VALUES(49,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',38,NULL,'',NULL,'{"play_id":8,"position":4,"day":12,"team":"sales","channel":"email","role":"CH","text":"Propose a meeting with two dates","asset":"","id":38}','',0,'');
INSERT INTO "change" VALUES(50,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','play',9,NULL,'',NULL,'{"code":"break_in","name":"Break into the committee","tiers":"1;2","stages":"awareness;interest;consideration;decision","trigger":"one contact only, or a required role nobody fills","outcome":"two engaged people from two departments","channels":"research;phone;linkedin;email","duration_days":21,"assets":"committee map; role messages; security summary","success_signals":"reply;call;meeting;form","archived_on":null,"id":9}','',0,'');
INSERT INTO "change" VALUES(51,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',39,NULL,'',NULL,'{"play_id":9,"position":1,"day":0,"team":"marketing","channel":"research","role":"","text":"Map the committee: names for the gaps","asset":"committee map","id":39}','',0,'');
INSERT INTO "change" VALUES(52,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',40,NULL,'',NULL,'{"play_id":9,"position":2,"day":2,"team":"sales","channel":"phone","role":"CH","text":"Ask our contact for an introduction","asset":"","id":40}','',0,'');
INSERT INTO "change" VALUES(53,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',41,NULL,'',NULL,'{"play_id":9,"position":3,"day":5,"team":"marketing","channel":"linkedin","role":"TE","text":"LinkedIn: the technical evaluator","asset":"role messages","id":41}','',0,'');
INSERT INTO "change" VALUES(54,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',42,NULL,'',NULL,'{"play_id":9,"position":4,"day":9,"team":"marketing","channel":"email","role":"GK","text":"Email the security summary","asset":"security summary","id":42}','',0,'');
INSERT INTO "change" VALUES(55,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','step',43,NULL,'',NULL,'{"play_id":9,"position":5,"day":14,"team":"sales","channel":"email","role":"IN","text":"Email the influencer: what the team gains","asset":"role messages","id":43}','',0,'');
INSERT INTO "change" VALUES(56,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','savedlist',1,NULL,'',NULL,'{"name":"Tier 1","scope":"targets","filter":"tier:1","order":"","columns":"","position":1,"id":1}','',0,'');
INSERT INTO "change" VALUES(57,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','savedlist',2,NULL,'',NULL,'{"name":"No champion","scope":"targets","filter":"tier:1 missing:champion","order":"","columns":"","position":2,"id":2}','',0,'');
INSERT INTO "change" VALUES(58,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','savedlist',3,NULL,'',NULL,'{"name":"Late","scope":"targets","filter":"overdue","order":"","columns":"","position":3,"id":3}','',0,'');
INSERT INTO "change" VALUES(59,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','savedlist',4,NULL,'',NULL,'{"name":"Watchlist","scope":"targets","filter":"watch","order":"","columns":"","position":4,"id":4}','',0,'');
INSERT INTO "change" VALUES(60,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','savedlist',5,NULL,'',NULL,'{"name":"Pool","scope":"pool","filter":"","order":"name","columns":"","position":5,"id":5}','',0,'');
INSERT INTO "change" VALUES(61,'2a5a89a2efd6','2026-11-28T18:01:02.056+00:00','2025-11-05','ana','add','savedlist',6,NULL,'',NULL,'{"name":"Re-tier","scope":"targets","filter":"retier","order":"","columns":"","position":6,"id":6}','',0,'');
INSERT INTO "change" VALUES(62,'19439c2b3d80','2026-11-28T18:01:02.094+00:00','2025-11-05','ana','add','account',1,1,'',NULL,'{"name":"Globex","domain":"","industry":"","employees":null,"annual_revenue":null,"country":"","city":"","tech_stack":"","territory":"","tier":null,"stage":null,"stage_since":null,"tiered_on":null,"over_cap_reason":"","owner_sales":null,"owner_marketing":null,"agrees_sales":null,"agrees_marketing":null,"agree_reasons":"","acv":null,"strategic":false,"cluster":"","segment":"","trigger":"","triggered_on":null,"bad_fit":"","paused_until":null,"relationship":null,"exec_sponsor":"","potential":null,"timeframe":null,"budget_authority":"","criteria":"","why_now":"","goals":"","pains":"","competition":"","notes":"","tags":"","flagged_on":null,"retiered_on":null,"archived_on":null,"created_on":"2025-11-05","id":1}','',0,'Added Globex');
INSERT INTO "change" VALUES(63,'19439c2b3d80','2026-11-28T18:01:02.094+00:00','2025-11-05','ana','set','account',1,1,'tier',NULL,'"1"','',0,'');
INSERT INTO "change" VALUES(64,'19439c2b3d80','2026-11-28T18:01:02.094+00:00','2025-11-05','ana','set','account',1,1,'tiered_on',NULL,'"2025-11-05"','',0,'');
INSERT INTO "change" VALUES(65,'19439c2b3d80','2026-11-28T18:01:02.094+00:00','2025-11-05','ana','set','account',1,1,'stage',NULL,'"awareness"','',0,'');
INSERT INTO "change" VALUES(66,'19439c2b3d80','2026-11-28T18:01:02.094+00:00','2025-11-05','ana','set','account',1,1,'stage_since',NULL,'"2025-11-05"','',0,'');
INSERT INTO "change" VALUES(67,'19439c2b3d80','2026-11-28T18:01:02.094+00:00','2025-11-05','ana','set','account',1,1,'owner_sales',NULL,'1','',0,'');
INSERT INTO "change" VALUES(68,'19439c2b3d80','2026-11-28T18:01:02.094+00:00','2025-11-05','ana','set','account',1,1,'owner_marketing',NULL,'2','',0,'');
INSERT INTO "change" VALUES(69,'19439c2b3d80','2026-11-28T18:01:02.094+00:00','2025-11-05','ana','set','account',1,1,'agrees_sales',NULL,'"yes"','',0,'');
INSERT INTO "change" VALUES(70,'19439c2b3d80','2026-11-28T18:01:02.094+00:00','2025-11-05','ana','add','move',1,1,'',NULL,'{"account_id":1,"what":"stage","old":"","new":"awareness","on":"2025-11-05","by":1,"reason":"","unmet":"","id":1}','',0,'');
INSERT INTO "change" VALUES(71,'19439c2b3d80','2026-11-28T18:01:02.094+00:00','2025-11-05','ana','add','move',2,1,'',NULL,'{"account_id":1,"what":"tier","old":"","new":"1","on":"2025-11-05","by":1,"reason":"","unmet":"","id":2}','',0,'');
INSERT INTO "change" VALUES(72,'39cd5099d4c0','2026-11-28T18:01:02.116+00:00','2025-11-05','ana','add','opportunity',1,1,'',NULL,'{"account_id":1,"account_text":"","name":"Pilot","amount":null,"currency":"","stage":"Proposal","status":"open","created_at":null,"close_date":null,"closed_at":null,"reason":"","debrief":"","id":1}','',0,'');
CREATE TABLE contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER, 
	account_text TEXT NOT NULL, 
	first_name TEXT NOT NULL, 
	last_name TEXT NOT NULL, 
	title TEXT NOT NULL, 
	department TEXT NOT NULL, 
	email TEXT NOT NULL, 
	email_verified_at DATE, 
	email_bounced BOOLEAN NOT NULL, 
	phone TEXT NOT NULL, 
	linkedin TEXT NOT NULL, 
	status TEXT, 
	status_on DATE, 
	stance TEXT, 
	notes TEXT NOT NULL, 
	created_on DATE, 
	CONSTRAINT status_is_known CHECK ("status" IS NULL OR "status" IN ('missing', 'identified', 'contacted', 'engaged')), 
	CONSTRAINT stance_is_known CHECK ("stance" IS NULL OR "stance" IN ('for', 'neutral', 'against')), 
	FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE TABLE dispute (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	answer TEXT, 
	reason TEXT NOT NULL, 
	decided_by TEXT NOT NULL, 
	"on" DATE, 
	"by" INTEGER, 
	CONSTRAINT answer_is_known CHECK ("answer" IS NULL OR "answer" IN ('yes', 'no')), 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY("by") REFERENCES member (id)
);
CREATE TABLE draft (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	who TEXT NOT NULL, 
	name TEXT NOT NULL, 
	text TEXT NOT NULL, 
	at TEXT NOT NULL
);
CREATE TABLE entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	review_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	"group" TEXT, 
	why TEXT NOT NULL, 
	decision TEXT, 
	tried TEXT NOT NULL, 
	happened TEXT NOT NULL, 
	change TEXT NOT NULL, 
	promise_touch INTEGER, 
	promise_text TEXT NOT NULL, 
	promise_due DATE, 
	promise_owner INTEGER, 
	score INTEGER, 
	until DATE, 
	reason TEXT NOT NULL, 
	focus BOOLEAN NOT NULL, 
	decided_by INTEGER, 
	decided_on DATE, 
	CONSTRAINT decision_is_known CHECK ("decision" IS NULL OR "decision" IN ('keep', 'more_effort', 'other_play', 'pause', 'out')), 
	CONSTRAINT group_is_known CHECK ("group" IS NULL OR "group" IN ('talk', 'on_track')), 
	FOREIGN KEY(review_id) REFERENCES review (id), 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY(promise_touch) REFERENCES touch (id), 
	FOREIGN KEY(promise_owner) REFERENCES member (id), 
	FOREIGN KEY(decided_by) REFERENCES member (id)
);
CREATE TABLE evidence (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	"on" DATE, 
	"by" INTEGER, 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY("by") REFERENCES member (id)
);
CREATE TABLE member (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	team TEXT NOT NULL, 
	login BOOLEAN NOT NULL, 
	left_on DATE, 
	away_from DATE, 
	away_until DATE, 
	CONSTRAINT team_is_known CHECK ("team" IS NULL OR "team" IN ('sales', 'marketing')), 
	UNIQUE (name)
);
INSERT INTO "member" VALUES(1,'ana','sales',1,NULL,NULL,NULL);
INSERT INTO "member" VALUES(2,'bo','marketing',1,NULL,NULL,NULL);
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
CREATE TABLE move (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	old TEXT NOT NULL, 
	new TEXT NOT NULL, 
	"on" DATE, 
	"by" INTEGER, 
	reason TEXT NOT NULL, 
	unmet TEXT NOT NULL, 
	CONSTRAINT what_is_known CHECK ("what" IS NULL OR "what" IN ('stage', 'tier')), 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY("by") REFERENCES member (id)
);
INSERT INTO "move" VALUES(1,1,'stage','','awareness','2025-11-05',1,'','');
INSERT INTO "move" VALUES(2,1,'tier','','1','2025-11-05',1,'','');
CREATE TABLE opportunity (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER, 
	account_text TEXT NOT NULL, 
	name TEXT NOT NULL, 
	amount BIGINT, 
	currency TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	status TEXT NOT NULL, 
	created_at DATE, 
	close_date DATE, 
	closed_at DATE, 
	reason TEXT NOT NULL, 
	debrief TEXT NOT NULL, 
	CONSTRAINT status_is_known CHECK ("status" IS NULL OR "status" IN ('open', 'won', 'lost')), 
	FOREIGN KEY(account_id) REFERENCES account (id)
);
INSERT INTO "opportunity" VALUES(1,1,'','Pilot',NULL,'','Proposal','open',NULL,NULL,NULL,'','');
CREATE TABLE play (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	tiers TEXT NOT NULL, 
	stages TEXT NOT NULL, 
	"trigger" TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	channels TEXT NOT NULL, 
	duration_days INTEGER NOT NULL, 
	assets TEXT NOT NULL, 
	success_signals TEXT NOT NULL, 
	archived_on DATE
);
INSERT INTO "play" VALUES(1,'new_logo','New logo entry','1','awareness;interest','new in its tier, nobody engaged yet','a first talk with the economic buyer or a champion candidate','research;email;phone;linkedin;event',14,'account brief; ROI model; call script; post; invitation card','reply;call;meeting;form',NULL);
INSERT INTO "play" VALUES(2,'awareness','Awareness','1;2;3','awareness','they hardly know us: no signal from them in 90 days','on their radar and credible: a senior person opens or visits','ads;linkedin;email;executive',30,'ad set; point of view; analyst report','email_open;web_visit;content_download;event_attended;reply;form',NULL);
INSERT INTO "play" VALUES(3,'engagement','Engagement','1;2','awareness;interest','they know us: opens and visits, but nobody talks to us','a conversation: two people of the committee answer','email;event;direct_mail;phone;linkedin',28,'personalised brief; event invitation; direct mail pack; champion case study; architecture summary','reply;call;meeting;form;event_attended',NULL);
INSERT INTO "play" VALUES(4,'acceleration','Acceleration','1;2','consideration;decision','engaged, but the deal stalls or moves slowly','the deal moves a stage, with a date','executive;phone;email;meeting',28,'reference list; ROI analysis; workshop agenda; comparison','meeting;reply',NULL);
INSERT INTO "play" VALUES(5,'expansion','Expansion','1;2','expansion','a customer, and another department or use case is in sight','a new department, use case or product line','research;email;meeting;executive',45,'usage analysis; success story; business review deck','meeting;reply;form',NULL);
INSERT INTO "play" VALUES(6,'competitive_takeaway','Competitive takeaway','1;2','awareness;interest;consideration','they replace a competitor, or its contract ends','we are on the list when they choose again','research;email;phone;meeting',21,'comparison; call script; customer story of a switch; migration plan','reply;call;meeting;form;pricing_visit',NULL);
INSERT INTO "play" VALUES(7,'revive','Revive dormant opportunity','1;2','interest;consideration;decision','an open deal, and nobody talked for 21 days','the deal lives, or is closed honestly','email;phone;executive',21,'what is new; customer story; call script','reply;call;meeting',NULL);
INSERT INTO "play" VALUES(8,'event_follow_up','Event follow-up','1;2;3','awareness;interest;consideration;expansion','somebody of theirs came to a webinar or an event','a meeting while they still remember it','email;phone;linkedin',14,'recording; call script; one-pager','reply;call;meeting;content_download;form',NULL);
INSERT INTO "play" VALUES(9,'break_in','Break into the committee','1;2','awareness;interest;consideration;decision','one contact only, or a required role nobody fills','two engaged people from two departments','research;phone;linkedin;email',21,'committee map; role messages; security summary','reply;call;meeting;form',NULL);
CREATE TABLE presence (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	who TEXT NOT NULL, 
	place TEXT NOT NULL, 
	account_id INTEGER, 
	field TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	UNIQUE (who)
);
CREATE TABLE record (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	vendor TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	entity_id INTEGER NOT NULL, 
	seen TEXT NOT NULL
);
CREATE TABLE review (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	held_on DATE, 
	status TEXT NOT NULL, 
	since_day DATE, 
	since_change INTEGER NOT NULL, 
	opened_by INTEGER, 
	completed_on DATE, 
	upto_change INTEGER NOT NULL, 
	at_account INTEGER, 
	learnt TEXT NOT NULL, 
	minutes TEXT NOT NULL, 
	CONSTRAINT status_is_known CHECK ("status" IS NULL OR "status" IN ('open', 'completed')), 
	FOREIGN KEY(opened_by) REFERENCES member (id), 
	FOREIGN KEY(at_account) REFERENCES account (id)
);
CREATE TABLE run (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	play_id INTEGER NOT NULL, 
	started_on DATE, 
	status TEXT NOT NULL, 
	ended_on DATE, 
	owner_sales INTEGER, 
	owner_marketing INTEGER, 
	reason TEXT NOT NULL, 
	CONSTRAINT status_is_known CHECK ("status" IS NULL OR "status" IN ('running', 'paused', 'success', 'no_result', 'replaced')), 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY(play_id) REFERENCES play (id), 
	FOREIGN KEY(owner_sales) REFERENCES member (id), 
	FOREIGN KEY(owner_marketing) REFERENCES member (id)
);
CREATE TABLE savedlist (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	filter TEXT NOT NULL, 
	"order" TEXT NOT NULL, 
	columns TEXT NOT NULL, 
	position INTEGER NOT NULL
);
INSERT INTO "savedlist" VALUES(1,'Tier 1','targets','tier:1','','',1);
INSERT INTO "savedlist" VALUES(2,'No champion','targets','tier:1 missing:champion','','',2);
INSERT INTO "savedlist" VALUES(3,'Late','targets','overdue','','',3);
INSERT INTO "savedlist" VALUES(4,'Watchlist','targets','watch','','',4);
INSERT INTO "savedlist" VALUES(5,'Pool','pool','','name','',5);
INSERT INTO "savedlist" VALUES(6,'Re-tier','targets','retier','','',6);
CREATE TABLE seat (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	contact_id INTEGER, 
	not_needed BOOLEAN NOT NULL, 
	CONSTRAINT role_is_known CHECK ("role" IS NULL OR "role" IN ('EB', 'CH', 'TE', 'LP', 'IN', 'EU', 'GK', 'AP')), 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE TABLE setting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	UNIQUE (name)
);
INSERT INTO "setting" VALUES(1,'preset','"two-person"');
CREATE TABLE source (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	vendor TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	file TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	rows INTEGER NOT NULL, 
	mapping TEXT NOT NULL
);
CREATE TABLE step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	play_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	day INTEGER NOT NULL, 
	team TEXT NOT NULL, 
	channel TEXT, 
	role TEXT NOT NULL, 
	text TEXT NOT NULL, 
	asset TEXT NOT NULL, 
	CONSTRAINT team_is_known CHECK ("team" IS NULL OR "team" IN ('sales', 'marketing')), 
	CONSTRAINT channel_is_known CHECK ("channel" IS NULL OR "channel" IN ('research', 'email', 'phone', 'linkedin', 'ads', 'event', 'direct_mail', 'sdr', 'executive', 'meeting')), 
	FOREIGN KEY(play_id) REFERENCES play (id)
);
INSERT INTO "step" VALUES(1,1,1,0,'marketing','research','','Account brief','account brief');
INSERT INTO "step" VALUES(2,1,2,1,'sales','email','EB','Email CFO: cost of waiting','ROI model');
INSERT INTO "step" VALUES(3,1,3,3,'sales','phone','EB','Call CFO: two questions, ten minutes','call script');
INSERT INTO "step" VALUES(4,1,4,7,'marketing','linkedin','CH','LinkedIn: champion candidate','post');
INSERT INTO "step" VALUES(5,1,5,14,'marketing','event','EB','Invite to dinner','invitation card');
INSERT INTO "step" VALUES(6,2,1,0,'marketing','ads','','Ads: who we are, what we stand for','ad set');
INSERT INTO "step" VALUES(7,2,2,3,'marketing','linkedin','CH','LinkedIn: our point of view','point of view');
INSERT INTO "step" VALUES(8,2,3,8,'marketing','email','EB','Email the point of view to the CFO','point of view');
INSERT INTO "step" VALUES(9,2,4,15,'marketing','email','IN','Share the analyst report or press','analyst report');
INSERT INTO "step" VALUES(10,2,5,22,'sales','executive','EB','Executive connects, a note on their industry','');
INSERT INTO "step" VALUES(11,3,1,0,'marketing','email','CH','Email content on their own situation','personalised brief');
INSERT INTO "step" VALUES(12,3,2,5,'marketing','event','CH','Invite to the round table','event invitation');
INSERT INTO "step" VALUES(13,3,3,10,'marketing','direct_mail','EB','Direct mail: something worth keeping','direct mail pack');
INSERT INTO "step" VALUES(14,3,4,14,'sales','phone','CH','Call the champion candidate','champion case study');
INSERT INTO "step" VALUES(15,3,5,16,'sales','email','TE','Email the technical evaluator','architecture summary');
INSERT INTO "step" VALUES(16,3,6,21,'sales','linkedin','IN','LinkedIn: the influencer','');
INSERT INTO "step" VALUES(17,4,1,0,'sales','executive','EB','Our executive to theirs','');
INSERT INTO "step" VALUES(18,4,2,4,'sales','phone','CH','Reference call with a similar customer','reference list');
INSERT INTO "step" VALUES(19,4,3,9,'marketing','email','EB','Send the ROI analysis, their numbers','ROI analysis');
INSERT INTO "step" VALUES(20,4,4,15,'sales','meeting','TE','Workshop at their place','workshop agenda');
INSERT INTO "step" VALUES(21,4,5,22,'sales','email','AP','Offer to replace what they have','comparison');
INSERT INTO "step" VALUES(22,5,1,0,'marketing','research','','Usage analysis: where is room to grow','usage analysis');
INSERT INTO "step" VALUES(23,5,2,7,'marketing','email','IN','Send a success story of another department','success story');
INSERT INTO "step" VALUES(24,5,3,14,'sales','meeting','CH','Business review: ROI so far, what next','business review deck');
INSERT INTO "step" VALUES(25,5,4,28,'sales','executive','EB','Executives meet the new stakeholders','');
INSERT INTO "step" VALUES(26,6,1,0,'sales','research','','Find out what they use and until when','');
INSERT INTO "step" VALUES(27,6,2,2,'marketing','email','TE','Email the comparison','comparison');
INSERT INTO "step" VALUES(28,6,3,5,'sales','phone','CH','Call: what would a switch have to solve','call script');
INSERT INTO "step" VALUES(29,6,4,10,'marketing','email','EU','Send the story of a customer who switched','customer story of a switch');
INSERT INTO "step" VALUES(30,6,5,16,'sales','meeting','EB','Offer: migration plan and price of the switch','migration plan');
INSERT INTO "step" VALUES(31,7,1,0,'sales','email','CH','Email: what changed since we talked','what is new');
INSERT INTO "step" VALUES(32,7,2,4,'marketing','email','EB','Send a story of a customer like them','customer story');
INSERT INTO "step" VALUES(33,7,3,9,'sales','phone','CH','Call: still on, later, or no?','call script');
INSERT INTO "step" VALUES(34,7,4,16,'sales','executive','EB','Our executive asks for the reason','');
INSERT INTO "step" VALUES(35,8,1,1,'marketing','email','','Thank them, send the recording','recording');
INSERT INTO "step" VALUES(36,8,2,3,'sales','phone','','Call who came: what stayed with you?','call script');
INSERT INTO "step" VALUES(37,8,3,7,'marketing','linkedin','IN','LinkedIn: the one-pager for colleagues','one-pager');
INSERT INTO "step" VALUES(38,8,4,12,'sales','email','CH','Propose a meeting with two dates','');
INSERT INTO "step" VALUES(39,9,1,0,'marketing','research','','Map the committee: names for the gaps','committee map');
INSERT INTO "step" VALUES(40,9,2,2,'sales','phone','CH','Ask our contact for an introduction','');
INSERT INTO "step" VALUES(41,9,3,5,'marketing','linkedin','TE','LinkedIn: the technical evaluator','role messages');
INSERT INTO "step" VALUES(42,9,4,9,'marketing','email','GK','Email the security summary','security summary');
INSERT INTO "step" VALUES(43,9,5,14,'sales','email','IN','Email the influencer: what the team gains','role messages');
CREATE TABLE touch (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	run_id INTEGER, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	due DATE, 
	owner INTEGER, 
	channel TEXT NOT NULL, 
	role TEXT NOT NULL, 
	contact_id INTEGER, 
	asset TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	status TEXT NOT NULL, 
	done_on DATE, 
	outcome TEXT NOT NULL, 
	created_on DATE, 
	created_by INTEGER, 
	CONSTRAINT status_is_known CHECK ("status" IS NULL OR "status" IN ('open', 'done', 'dropped')), 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY(run_id) REFERENCES run (id), 
	FOREIGN KEY(owner) REFERENCES member (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(created_by) REFERENCES member (id)
);
CREATE TABLE view_state (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	who TEXT NOT NULL, 
	name TEXT NOT NULL, 
	value TEXT NOT NULL
);
CREATE INDEX ix_asset_name ON asset (name);
CREATE INDEX ix_record_key ON record (vendor, kind, "key");
CREATE INDEX ix_change_who ON change (who, id);
CREATE INDEX ix_change_account ON change (account_id, id);
CREATE INDEX ix_change_group ON change ("group", id);
CREATE INDEX ix_change_cell ON change (entity, entity_id, id);
CREATE UNIQUE INDEX ix_draft_who ON draft (who, name);
CREATE UNIQUE INDEX ix_view_who ON view_state (who, name);
CREATE INDEX ix_account_name ON account (name);
CREATE INDEX ix_account_tier ON account (tier);
CREATE INDEX ix_account_domain ON account (domain);
CREATE INDEX ix_step_play_id ON step (play_id);
CREATE INDEX ix_evidence_account_id ON evidence (account_id);
CREATE INDEX ix_contact_email ON contact (email);
CREATE INDEX ix_contact_account_id ON contact (account_id);
CREATE INDEX ix_opportunity_account_id ON opportunity (account_id);
CREATE INDEX ix_move_account ON move (account_id, what, id);
CREATE INDEX ix_dispute_account_id ON dispute (account_id);
CREATE INDEX ix_run_play_id ON run (play_id);
CREATE INDEX ix_run_account_id ON run (account_id);
CREATE INDEX ix_blocker_account_id ON blocker (account_id);
CREATE INDEX ix_seat_account ON seat (account_id, role);
CREATE INDEX ix_seat_contact_id ON seat (contact_id);
CREATE INDEX ix_touch_contact_id ON touch (contact_id);
CREATE INDEX ix_touch_account ON touch (account_id, status);
CREATE INDEX ix_touch_due ON touch (status, due);
CREATE INDEX ix_touch_run_id ON touch (run_id);
CREATE INDEX ix_activity_fact ON activity (account_id) WHERE type in ('interest', 'discovery', 'onboarded');
CREATE INDEX ix_activity_touch_id ON activity (touch_id);
CREATE INDEX ix_activity_account_at ON activity (account_id, at);
CREATE INDEX ix_activity_contact_id ON activity (contact_id);
CREATE INDEX ix_entry_review_id ON entry (review_id);
CREATE INDEX ix_entry_account_id ON entry (account_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('member',2);
INSERT INTO "sqlite_sequence" VALUES('setting',1);
INSERT INTO "sqlite_sequence" VALUES('play',9);
INSERT INTO "sqlite_sequence" VALUES('step',43);
INSERT INTO "sqlite_sequence" VALUES('savedlist',6);
INSERT INTO "sqlite_sequence" VALUES('change',72);
INSERT INTO "sqlite_sequence" VALUES('account',1);
INSERT INTO "sqlite_sequence" VALUES('move',2);
INSERT INTO "sqlite_sequence" VALUES('opportunity',1);
COMMIT;
