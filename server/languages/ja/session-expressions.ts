/** Why an expression of the program was not evaluated; each completes "The expression …" or "it …". */
import type { Catalogue } from '../say';

export const sessionExpressions: Catalogue = {
  'The expression "{text}" {reason}.': '式 "{text}": {reason}。',
  'it {reason}': '{reason}',
  'it {reason}.': '{reason}。',
  'was optimized out: the compiler keeps no value of it on this line. Build with -O0 or -Og, or enter the value':
    '最適化でなくなりました。コンパイラはこの行では値を保持していません。-O0 か -Og でビルドするか、値を入力してください',
  'is shown as "{result}", which is no number': '"{result}" と表示され、数ではありません',
  'is shown as "{text}"': '"{text}" と表示されます',
  'was not shown whole': '全体が表示されませんでした',
  'is empty': '空です',
  'has a string, for which a debugger makes room in the program':
    '文字列があり、デバッガはそのためにプログラムの中に場所を作ります',
  'has a brace: it makes an object or runs statements':
    '波括弧があります。オブジェクトを作るか、文を実行します',
  'is more than one expression': '式が 1 つより多くあります',
  'has a character that C does not have in an expression: {character}':
    'C の式にない文字があります: {character}',
  'has a character that is not understood here: {character}':
    'ここでは解釈できない文字があります: {character}',
  'has a parenthesis that does not match': '対応しない丸括弧があります',
  'has a bracket that does not match': '対応しない角括弧があります',
  'has a parenthesis or bracket that is not closed': '閉じていない丸括弧か角括弧があります',
  'uses "{text}", which acts on the program': 'プログラムに作用する "{text}" を使います',
  'assigns with {text}': '{text} で代入します',
  'changes a variable with {text}': '{text} で変数を変更します',
  'is a list, not one value': '1 つの値ではなく並びです',
  'has a lambda': 'ラムダがあります',
  'calls {name}()': '{name}() を呼び出します',
  'calls what is no function': '関数ではないものを呼び出します',
  'calls through an array of functions': '関数の配列を通して呼び出します',
  'calls through a pointer, or casts to a type that is not known here':
    'ポインタを通して呼び出すか、ここでは未知の型にキャストします',
  'may call a function template': '関数テンプレートを呼び出すかもしれません',
  'is not understood here': 'ここでは解釈できません',
  'is an object ({type}), which no argument of the call is':
    'オブジェクト ({type}) ですが、呼び出しの引数にオブジェクトはありません',
  'takes the address of an object ({type}) by code of its own':
    'オブジェクト ({type}) のアドレスを、そのオブジェクト自身のコードで求めます',
  'uses {operator} of "{text}", an object ({type}): the program may have code for that, which would be run':
    'オブジェクト "{text}" ({type}) に {operator} を使います。プログラムにそのためのコードがあれば実行されます',
  'uses {operator} of "{text}", an enumeration ({type}): the program may have code for that, which would be run':
    '列挙型 "{text}" ({type}) に {operator} を使います。プログラムにそのためのコードがあれば実行されます',
  'uses {operator} of "{text}", whose type the debugger does not tell: the program may have code for that, which would be run':
    'デバッガが型を示さない "{text}" に {operator} を使います。プログラムにそのためのコードがあれば実行されます',
  'converts "{text}", an object ({type}), by code of the program':
    'オブジェクト "{text}" ({type}) をプログラムのコードで変換します',
  'converts "{text}", whose type the debugger does not tell: the program may have code for that, which would be run':
    'デバッガが型を示さない "{text}" を変換します。プログラムにそのためのコードがあれば実行されます',
  'ends too soon': '途中で終わっています',
  'reads {name}, which may be a getter': 'ゲッターかもしれない {name} を読みます',
  'reads {name}, which is a getter': 'ゲッターである {name} を読みます',
  'reads a member of {what}': '{what} のメンバを読みます',
  'calls subarray() with more than a range': 'subarray() を範囲より多い引数で呼び出します',
  'has a function': '関数があります',
  'has a type that is not understood here': 'ここでは解釈できない型があります',
  'spreads a list, which runs its iterator': '並びを展開し、そのイテレータを実行します',
  'has "{text}" where it is not understood here': 'ここでは解釈できない所に "{text}" があります',
  'is a proxy, whose reading runs code': 'プロキシで、読むとコードが実行されます',
  'is computed from an object': 'オブジェクトから計算されます',
  'is {value}, no whole number': '{value} で、整数ではありません',
  'is no number but of type {type}': '数ではなく {type} 型です',
  'calls a function of the program': 'プログラムの関数を呼び出します',
  'is an object that is no array': '配列ではないオブジェクトです',
  'cannot be read': '読めません',
  'has a template, which may run code': 'コードを実行するかもしれないテンプレートがあります',
};
