# Prints what zsh offers where a line is to be completed: zsh -f complete.zsh SCRIPT LINE
# A zsh of its own, on a terminal that nobody sees, is given the line and the key; whatever is
# offered passes through `compadd`, and stands between angle brackets here.
if [[ $1 == --inside ]]; then
    PROMPT= RPROMPT=
    stty -echo
    autoload -U compinit && compinit -u -D
    source $2
    compadd() {
        local -a hits
        # One that only looks what would fit offers nothing.
        if [[ ${@[1,(i)(-|--)]} != *-[OAD]* ]]; then
            builtin compadd -A hits "$@"
            (( $#hits )) && print -rl -- "<"${^hits}">"
        fi
        builtin compadd "$@"
    }
    finish() { print -r -- '<<end>>' }
    comppostfuncs=(finish)
    unsetopt automenu autolist listbeep
    bindkey '^I' complete-word
    print -r -- '<<ready>>'
    return
fi
zmodload zsh/zpty
zpty inner zsh -f -i
zpty -w inner "source ${(q)0:A} --inside ${(q)1:A}"
zpty -r -m inner line '*<<ready>>*'
zpty -w -n inner "$2"$'\t'
while zpty -r inner line; do
    print -r -- "$line"
    [[ $line == *'<<end>>'* ]] && break
done
zpty -d inner
